-- Bills of SETTLE-1, each for a visit of its own. The people and hospitals are those of Settle1.java, known by their numbers.
local path = os.getenv("BENCH_PATH")
local run = os.getenv("BENCH_RUN")
local persons = tonumber(os.getenv("BENCH_PERSONS"))
local providers = 500
local region = "141000"
local counties = {"141002", "141021", "141022", "141023", "141024", "141025", "141026", "141027", "141028", "141029",
  "141030", "141031", "141032", "141033", "141034", "141081", "141082"}
local sent = 0

function init(arguments)
  math.randomseed(tonumber(os.getenv("BENCH_SEED")))
end

local headers = {["Content-Type"] = "application/json"}

function request()
  sent = sent + 1
  local person
  repeat
    person = math.random(0, persons - 1)
  until person % 100 > 2 -- the others are not covered
  -- one hospital of 500 sends a fifth of the bills
  local provider = math.random() < 0.2 and 0 or math.random(0, providers - 1)
  local id = run .. "-" .. sent
  headers["Idempotency-Key"] = id
  headers["X-Api-Key"] = string.format("settle-1-key-of-hospital-%05d", provider)
  return wrk.format("POST", path, headers, string.format(
    '{"insuredRegion":"%s","personId":"%s%022d","scheme":"RESIDENT","careType":"INPATIENT","visitNumber":"%s",' ..
    '"admittedOn":"2020-05-01","dischargedOn":"2020-05-09","fees":{"total":%d.%02d}}',
    counties[person % #counties + 1], region, person, id, math.random(500, 20000), math.random(0, 99)))
end
