// Our own faults: the one place of the command line that catches them, and writes a file to send us.
#pragma once

#include <functional>

namespace lockstep::cli {

/// Runs the action; on a fault says so, writes what is needed to see it again, and returns OurFault.
int guarded(int argc, char** argv, const std::function<int()>& action);

} // namespace lockstep::cli
