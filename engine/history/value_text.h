// Values as text: how the 8 bytes an event keeps before and after are shown to people.
//
// The type comes from the instruction's site (Program::sites); wide values (strings, structs) were turned into text
// by the machine when they were recorded and lie in the event's side entry.
#pragma once

#include "engine/history/history.h"

#include <string>

namespace lockstep::history {

/// `bits` as a value of the type: "-3", "true", "'a'", "0.5", "nil", "&Point". Cost: a short string.
std::string valueText(const program::Program& program, program::TypeId type, std::uint64_t bits);

/// The value that a Load read.
std::string loadedText(const History& history, const Event& event);
/// The value that a Store wrote.
std::string storedText(const History& history, const Event& event);
/// The value that a Store wrote over; empty if it is wide and so not kept.
std::string overwrittenText(const History& history, const Event& event);

/// Virtual time as Go prints a duration: "1.1s", "10ms", "0s".
std::string durationText(std::int64_t nanoseconds);

} // namespace lockstep::history
