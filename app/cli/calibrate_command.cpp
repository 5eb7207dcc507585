// lockstep-cli calibrate: measures what operations cost on this machine, as a table for timed runs.
#include "app/cli/command.h"
#include "app/cli/input.h"
#include "engine/session/calibration.h"
#include "engine/session/cost_file.h"
#include "engine/session/source_text.h"

#include <fmt/format.h>
#include <memory>

namespace lockstep::cli {

namespace {

struct Options {
    std::string name = "calibrated";
    std::string out;
};

int calibrateHere(const Options& options) {
    if (!history::isTableName(options.name) || options.name == history::CostTable::builtInName)
        return complain(UsageError, "a table's name has 1 to 60 letters, digits, \".\", \"-\" and \"_\", and is not "
                                    "that of the built-in table");
    const session::Calibration measured = session::calibrate(options.name);
    if (!measured.hasContended)
        complain(Success, "no two processors were free at the same time: \"contended\" is the built-in table's figure");
    const std::string text = session::toJson(measured.table);
    if (options.out.empty()) {
        fmt::print("{}", text);
        return Success;
    }
    const base::Result<base::Nothing> written = session::writeFile(options.out, text);
    if (!written) return complain(CompileError, written.error().sentence);
    for (std::size_t row = 0; row < history::costCount; ++row) {
        const history::CostInfo& info = history::costInfo(static_cast<history::Cost>(row));
        fmt::print("{:<10} {:>10.3f} ns  {}\n", info.key, static_cast<double>(measured.table.picoseconds[row]) / 1000,
                   info.meaning);
    }
    return Success;
}

} // namespace

Command addCalibrateCommand(CLI::App& app) {
    CLI::App* command =
        app.add_subcommand("calibrate", "measure what operations cost here, for `run --strategy timed`");
    auto options = std::make_shared<Options>();
    command->add_option("--out", options->out, "write the table to this file; without, to standard output");
    command->add_option("--name", options->name, "what runs with this table call it (default: calibrated)");
    return {command, [options] { return calibrateHere(*options); }};
}

} // namespace lockstep::cli
