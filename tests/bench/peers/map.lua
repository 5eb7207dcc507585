local n = 1000000
local m = {}
for i = 0, n - 1 do m[i * 7919] = i end
local sum = 0
for i = 0, n - 1 do sum = sum + m[i * 7919] end
print(n, sum)
