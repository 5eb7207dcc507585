-- A million round trips between two coroutines.
local echo = coroutine.wrap(function(v)
  while true do
    v = coroutine.yield(v + 1)
  end
end)
local sum = 0
for i = 0, 999999 do
  sum = sum + echo(i)
end
print(string.format("%d", sum))
