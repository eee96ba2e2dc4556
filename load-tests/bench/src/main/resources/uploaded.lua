-- Settles stays whose lines were uploaded before, by 2304 of the national interface; the list says which. When all are answered
-- the generator stops, and tells how long that took.
local ffi = require("ffi")
ffi.cdef("typedef struct { long seconds; long micros; } moment; int gettimeofday(moment *at, void *zone);")

local function now()
  local at = ffi.new("moment")
  ffi.C.gettimeofday(at, nil)
  return tonumber(at.seconds) + tonumber(at.micros) / 1e6
end

local run = os.getenv("BENCH_RUN")
local visits = {}
for line in io.lines(os.getenv("BENCH_LIST")) do
  visits[#visits + 1] = line
end
local sent = 0
local answered = 0
local began
local last
local headers = {["Content-Type"] = "application/json"}

-- not local: they are asked for at the end
wrong = 0
listed = #visits
elapsed = 0

function request()
  began = began or now()
  sent = sent + 1
  if sent > #visits then
    return last -- a copy, while others are still under way; it is answered with what was answered before
  end
  local visit, person, provider, key, county, total =
    visits[sent]:match("([^,]+),([^,]+),([^,]+),([^,]+),([^,]+),([^,]+)")
  headers["X-Api-Key"] = key
  last = wrk.format("POST", "/fsi/api", headers, string.format(
    '{"infno":"2304","msgid":"%s%s%07d","mdtrtarea_admvs":"%s","insuplc_admdvs":"141000","recer_sys_code":"YBXT",' ..
    '"dev_no":"","dev_safe_info":"","cainfo":"","signtype":null,"infver":"V1.0","opter_type":"1","opter":"0001",' ..
    '"opter_name":"A","inf_time":"2020-05-09 08:00:00","fixmedins_code":"%s","fixmedins_name":"H","sign_no":"",' ..
    '"input":{"data":{"mdtrt_id":"%s","psn_no":"%s","ipt_otp_no":"0","mdtrt_cert_type":"02","mdtrt_cert_no":"1",' ..
    '"medfee_sumamt":"%s","psn_setlway":"01","insutype":"390","acct_used_flag":"0","mid_setl_flag":"0"}}}',
    provider, run, sent, county, provider, visit, person, total))
  return last
end

function response(status, headers, body)
  answered = answered + 1
  if not body:find('"infcode":0', 1, true) then
    wrong = wrong + 1
    if wrong == 1 then
      io.stderr:write(body, "\n")
    end
  end
  if answered == #visits then
    elapsed = now() - began
    wrk.thread:stop()
  end
end
