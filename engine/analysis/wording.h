// Wording: what the messages of findings have in common: lists, steps, counts, in both languages.
#pragma once

#include "engine/history/history.h"
#include "engine/history/language.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace lockstep::analysis {

/// "a", "a and b", "a, b and c"; beyond `most` entries "a, b, c and 4 more" / “a、b、c 等 7 个”.
std::string joinList(std::span<const std::string> entries, history::Language language, std::size_t most = 4);
/// "step 7", "steps 7 and 9" / “第 7 步”, “第 7、9 步”.
std::string stepList(std::span<const std::uint32_t> steps, history::Language language, std::size_t most = 4);
/// "1 update", "4 updates".
std::string counted(std::uint64_t number, std::string_view singular, std::string_view plural);
/// What a goroutine waits to do, with its object: "lock mu", "wait for wg" / “锁定 mu”, “等待 wg”.
std::string operationText(history::EventKind operation, std::string_view object, history::Language language);

} // namespace lockstep::analysis
