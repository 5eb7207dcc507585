// Golden texts: a test's result is compared with a file under tests/golden; a mismatch prints the first lines that
// differ.
//
// LOCKSTEP_UPDATE_GOLDEN=1 writes the files anew; where CI is set that is refused. Goldens are text, free of paths and
// times.
#pragma once

#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::testing_golden {

inline std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

/// "line 3: - what was kept / + what is now", up to five of them.
inline std::string difference(const std::string& kept, const std::string& now) {
    const auto before = linesOf(kept);
    const auto after = linesOf(now);
    std::string text;
    int shown = 0;
    for (std::size_t i = 0; i < std::max(before.size(), after.size()) && shown < 5; ++i) {
        const std::string was = i < before.size() ? before[i] : "(nothing)";
        const std::string is = i < after.size() ? after[i] : "(nothing)";
        if (was == is) continue;
        text += "line " + std::to_string(i + 1) + ":\n  - " + was + "\n  + " + is + "\n";
        ++shown;
    }
    return text;
}

/// Compares with tests/golden/NAME.
inline void expectGolden(std::string_view name, const std::string& now) {
    const std::string path = std::string(LOCKSTEP_SOURCE_DIR) + "/tests/golden/" + std::string(name);
    if (std::getenv("LOCKSTEP_UPDATE_GOLDEN") != nullptr) {
        ASSERT_EQ(std::getenv("CI"), nullptr) << "goldens are not rewritten in CI";
        std::ofstream(path) << now;
        return;
    }
    std::ifstream file(path);
    ASSERT_TRUE(file.good()) << "there is no golden " << name << "; LOCKSTEP_UPDATE_GOLDEN=1 writes it";
    std::ostringstream kept;
    kept << file.rdbuf();
    EXPECT_EQ(kept.str(), now) << name << " differs:\n" << difference(kept.str(), now);
}

} // namespace lockstep::testing_golden
