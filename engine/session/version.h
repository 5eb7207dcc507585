// The version of Lockstep, as in the project's CMakeLists.txt; written into files and shown by --version.
#pragma once

#include <string_view>

namespace lockstep::session {

inline constexpr std::string_view toolVersion = "0.1.0";

} // namespace lockstep::session
