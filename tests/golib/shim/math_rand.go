package rand

var state = generator{1}

func draw() uint64       { return state.Uint64() }
func reseed(seed uint64) { state.state = seed }
