-- What every generator tells at its end, as the last line. One that works through a list says by itself how long that took,
-- since its program sleeps to the end of the window.
local threads = {}

function setup(thread)
  threads[#threads + 1] = thread
end

function done(summary, latency, requests)
  local wrong = 0
  local answered = summary.requests
  local seconds = summary.duration / 1e6
  for _, thread in ipairs(threads) do
    wrong = wrong + (thread:get("wrong") or 0)
    if (thread:get("elapsed") or 0) > 0 then
      answered = thread:get("listed")
      seconds = thread:get("elapsed")
    end
  end
  io.write(string.format(
    '{"requests":%d,"seconds":%.6f,"refused":%d,"wrong":%d,"broken":%d,"p50":%.3f,"p90":%.3f,"p99":%.3f,"p999":%.3f}\n',
    answered, seconds, summary.errors.status, wrong,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout,
    latency:percentile(50) / 1000, latency:percentile(90) / 1000, latency:percentile(99) / 1000,
    latency:percentile(99.9) / 1000))
end
