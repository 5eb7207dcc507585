// Running lockstep-cli as a process, and a folder for the files of one test.
#pragma once

#include <filesystem>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace lockstep::cli::testing {

struct Ended {
    int code = -1; ///< exit code; -1: it did not end by itself
    std::string out;
    std::string err;
};

/// Runs lockstep-cli with these arguments; `input` is its standard input.
Ended runCli(const std::vector<std::string>& arguments, const std::string& input = {});

/// A test with a folder of its own, removed at the end.
class CliTest : public ::testing::Test {
protected:
    CliTest();
    ~CliTest() override;

    /// Writes a file into the folder; returns its path.
    std::string write(const std::string& name, const std::string& text) const;
    [[nodiscard]] std::string path(const std::string& name) const { return (m_folder / name).string(); }
    static std::string read(const std::string& path);

    std::filesystem::path m_folder;
};

} // namespace lockstep::cli::testing
