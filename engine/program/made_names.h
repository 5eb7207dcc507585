// countMadeNames(): how the things that a run makes under one name are told apart.
//
// A name is meant to be the same in every run, whoever comes first: what bears it alone is called by it, as `mu`, and
// of what can be made more than once each goroutine counts its own: `worker#3`, and `buf#G1` for the first of G1's.
// Which is which is decided here, once, from the code: an instruction is done once if no jump leads back over it and
// its function is called once, from such a place.
#pragma once

#include "engine/program/program.h"

namespace lockstep::program {

/// Sets the counters of the program's names. Pre: it is linked.
void countMadeNames(Program& program);

} // namespace lockstep::program
