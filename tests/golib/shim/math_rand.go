package rand

var state = generator{1}

func draw() uint64         { return state.Uint64() }
func choose(n int64) int64 { return int64(state.Uint64() % uint64(n)) }
func reseed(seed uint64)   { state.state = seed }
