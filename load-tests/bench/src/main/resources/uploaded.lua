-- Settles stays whose lines were uploaded before, by 2304 of the national interface; the list says which, and after the last one
-- the generator stops.
local run = os.getenv("BENCH_RUN")
local visits = {}
for line in io.lines(os.getenv("BENCH_LIST")) do
  visits[#visits + 1] = line
end
local sent = 0
local last
local headers = {["Content-Type"] = "application/json"}

function request()
  sent = sent + 1
  if sent > #visits then
    wrk.thread:stop()
    return last -- a copy, which is answered with what was answered before
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

wrong = 0 -- not local: it is asked for at the end

function response(status, headers, body)
  if not body:find('"infcode":0', 1, true) then
    wrong = wrong + 1
    if wrong == 1 then
      io.stderr:write(body, "\n")
    end
  end
end
