local s, n = 0, 100000000
for i = 0, n - 1 do
  s = s ~ i
  s = s + i
end
print(s)
