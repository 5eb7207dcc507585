package sync

// A Map is a map that goroutines may use without a lock. Each operation is one step; the map inside is nobody else's.
type Map struct {
	noCopy  noCopy
	entries map[any]any
}

// load, store, remove and clear are the step of an operation; they give the map inside, nil at first.
func (m *Map) load(key any) map[any]any
func (m *Map) store(key any) map[any]any
func (m *Map) remove(key any) map[any]any
func (m *Map) clear() map[any]any

// next is one step of Range: the entry after the cursor, and the cursor there.
func (m *Map) next(cursor int) (key, value any, after int, ok bool)

// install makes entries the map inside.
func (m *Map) install(entries map[any]any) map[any]any

func (m *Map) toStore(key any) map[any]any {
	entries := m.store(key)
	if entries == nil {
		entries = m.install(make(map[any]any))
	}
	return entries
}

// Load gives the value of a key.
func (m *Map) Load(key any) (value any, ok bool) {
	value, ok = m.load(key)[key]
	return value, ok
}

// Store sets the value of a key.
func (m *Map) Store(key, value any) { m.toStore(key)[key] = value }

// LoadOrStore gives the value of a key, or sets it if there is none.
func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	entries := m.toStore(key)
	if actual, loaded = entries[key]; loaded {
		return actual, true
	}
	entries[key] = value
	return value, false
}

// LoadAndDelete takes a key out and gives its value.
func (m *Map) LoadAndDelete(key any) (value any, loaded bool) {
	entries := m.remove(key)
	value, loaded = entries[key]
	delete(entries, key)
	return value, loaded
}

// Delete takes a key out.
func (m *Map) Delete(key any) { delete(m.remove(key), key) }

// Swap sets the value of a key and gives the one before.
func (m *Map) Swap(key, value any) (previous any, loaded bool) {
	entries := m.toStore(key)
	previous, loaded = entries[key]
	entries[key] = value
	return previous, loaded
}

// CompareAndSwap sets the value of a key if it is old; panics if old cannot be compared.
func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) {
	entries := m.store(key)
	if value, ok := entries[key]; !ok || value != old {
		return false
	}
	entries[key] = new
	return true
}

// CompareAndDelete takes a key out if its value is old; panics if old cannot be compared.
func (m *Map) CompareAndDelete(key, old any) (deleted bool) {
	entries := m.remove(key)
	if value, ok := entries[key]; !ok || value != old {
		return false
	}
	delete(entries, key)
	return true
}

// Range calls f with every key and its value until f says false. It sees what others do meanwhile.
func (m *Map) Range(f func(key, value any) bool) {
	visited := make(map[any]bool)
	cursor := 0
	for {
		key, value, after, ok := m.next(cursor)
		if !ok {
			return
		}
		cursor = after
		if visited[key] {
			continue // taken out and put in again meanwhile
		}
		visited[key] = true
		if !f(key, value) {
			return
		}
	}
}

// Clear takes everything out.
func (m *Map) Clear() {
	entries := m.clear()
	for key := range entries {
		delete(entries, key)
	}
}
