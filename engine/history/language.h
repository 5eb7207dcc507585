// Language: the two languages in which Lockstep speaks of a run, and a text in both.
//
// What Go itself prints (panics, traces, compile errors) stays as Go prints it and is not translated.
#pragma once

#include <cstdint>
#include <string>

namespace lockstep::history {

enum class Language : std::uint8_t { English, Chinese };

/// A text for people, in both languages.
struct Text {
    std::string en;
    std::string zh;

    [[nodiscard]] const std::string& in(Language language) const { return language == Language::Chinese ? zh : en; }
    friend bool operator==(const Text&, const Text&) = default;
};

} // namespace lockstep::history
