#include "tests/cli/tutorial.h"

#include "engine/session/source_text.h"

#include <cstdlib>

namespace lockstep::cli::testing {

const std::string& tutorialText() {
    static const std::string text = [] {
        const char* const named = std::getenv("LOCKSTEP_TUTORIAL");
        const std::string beside = std::string(LOCKSTEP_SOURCE_DIR) + "/../shared/seed/tutorial.md";
        const auto read = session::readFile(named != nullptr ? named : beside, std::size_t{1} << 20U);
        return read ? read.value() : std::string();
    }();
    return text;
}

std::string listing(const std::string& heading, int number, const std::string& language) {
    const std::string& text = tutorialText();
    const std::string fence = "```" + language + "\n";
    std::size_t at = text.find("\n" + heading + "\n");
    for (int i = 0; i < number && at != std::string::npos; ++i) at = text.find(fence, at + 1);
    if (at == std::string::npos) return {};
    at += fence.size();
    return text.substr(at, text.find("```", at) - at);
}

} // namespace lockstep::cli::testing
