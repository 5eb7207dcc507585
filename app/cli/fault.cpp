#include "app/cli/fault.h"

#include "app/cli/command.h"
#include "app/cli/input.h"
#include "engine/base/hash.h"
#include "engine/session/version.h"

#include <filesystem>
#include <fmt/format.h>
#include <new>
#include <string>

namespace lockstep::cli {

namespace {

std::string& remembered() {
    static std::string text;
    return text;
}

/// Writes the report beside the temporary files; returns its path, empty if it could not be written.
std::string writeReport(int argc, char** argv, const char* what) {
    std::string report =
        fmt::format("Lockstep {} found a fault of its own.\n\n{}\n\ncommand:", session::toolVersion, what);
    for (int i = 0; i < argc; ++i) report += fmt::format(" {}", argv[i]);
    report += "\n" + remembered();
    std::error_code failure;
    std::filesystem::path folder = std::filesystem::temp_directory_path(failure);
    if (failure) folder = ".";
    const std::string path =
        (folder / fmt::format("lockstep-fault-{:08x}.txt", base::StableHash().add(report).value() >> 32U)).string();
    return session::writeFile(path, report).ok() ? path : std::string();
}

int report(int argc, char** argv, const char* what) {
    const std::string path = writeReport(argc, argv, what);
    const std::string where = path.empty() ? "" : fmt::format("; please send us {}", path);
    return complain(OurFault, fmt::format("this is a fault of Lockstep, not of your program: {}{}", what, where));
}

} // namespace

void rememberForFault(std::string_view name, std::string_view text) {
    remembered() += fmt::format("\n--- {} ---\n{}\n", name, text);
}

int guarded(int argc, char** argv, const std::function<int()>& action) {
    try {
        return action();
    } catch (const Failure& failure) {
        return complain(failure);
    } catch (const std::bad_alloc&) {
        return complain(BudgetSpent, "there is not enough memory for this run");
    } catch (const std::exception& fault) { // base::Fault, and what a library throws
        return report(argc, argv, fault.what());
    }
}

} // namespace lockstep::cli
