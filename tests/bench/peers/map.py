n = 1000000
m = {}
for i in range(n):
    m[i * 7919] = i
total = 0
for i in range(n):
    total += m[i * 7919]
print(len(m), total)
