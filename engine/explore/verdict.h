// Verdict: a result in a few plain sentences: what was looked at, and what that does not cover.
#pragma once

#include "engine/explore/explorer.h"

namespace lockstep::explore {

[[nodiscard]] history::Text verdictOf(const Result& result, const Options& options, bool wasStopped);

} // namespace lockstep::explore
