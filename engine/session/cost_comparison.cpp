#include "engine/session/cost_comparison.h"

#include "engine/scheduler/runner.h"
#include "engine/scheduler/strategies.h"
#include "engine/session/compile.h"
#include "engine/session/lesson.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>
#include <optional>

namespace lockstep::session {

namespace {

constexpr std::array<const char*, 3> primitives{"Mutex", "RWMutex", "atomic"};
constexpr std::array<std::uint32_t, 11> readShares{0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100};
constexpr std::array<std::uint32_t, 7> crowds{1, 2, 4, 8, 16, 32, 64};
constexpr std::uint32_t usualCrowd = 16;
constexpr std::uint32_t usualReadShare = 90;
constexpr std::uint32_t operations = 40; ///< of each goroutine, as in the programs

/// Where the number after `name =` is in the program.
std::size_t numberOf(std::string_view text, std::string_view name) {
    const std::size_t at = text.find(fmt::format("\t{} ", name));
    base::ensure(at != std::string_view::npos, "a program of the cost charts lacks a constant");
    return text.find_first_of("0123456789", text.find('=', at));
}

void setConstant(std::string& text, std::string_view name, std::uint32_t value) {
    const std::size_t begin = numberOf(text, name);
    text.replace(begin, text.find_first_not_of("0123456789", begin) - begin, fmt::format("{}", value));
}

/// Nanoseconds an operation; nothing if it was stopped.
std::optional<double> measure(const std::string& primitive, std::uint32_t goroutines, std::uint32_t readShare,
                              const ComparisonOptions& options) {
    const auto compilation = compile({comparisonProgram(primitive, goroutines, readShare)});
    base::ensure(compilation->ok(), "a program of the cost charts does not compile");
    history::ScheduleHeader header;
    header.strategy = history::StrategyKind::Timed;
    header.processors = options.processors;
    header.costs = options.costs;
    machine::Machine machine(compilation->image, scheduler::settingsFor(header));
    machine.begin();
    const auto strategy = scheduler::makeStrategy(header);
    scheduler::Control control;
    control.stop = options.stop;
    if (scheduler::run(machine, *strategy, nullptr, control) != scheduler::RunEnd::Over) return std::nullopt;
    return static_cast<double>(strategy->timing().value().duration) / (goroutines * operations);
}

} // namespace

SourceText comparisonProgram(const std::string& primitive, std::uint32_t goroutines, std::uint32_t readShare) {
    std::string name = primitive;
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    name += ".go";
    const auto files = comparisonFiles();
    const auto file = std::ranges::find(files, name, &LessonFile::path);
    base::ensure(file != files.end(), "there is no such program for the cost charts");
    SourceText source{name, std::string(file->text)};
    setConstant(source.text, "goroutines", goroutines);
    setConstant(source.text, "readShare", readShare);
    return source;
}

CostComparison compareCosts(const ComparisonOptions& options) {
    CostComparison comparison{.table = options.costs.label(),
                              .processors = options.processors,
                              .goroutines = usualCrowd,
                              .readShare = usualReadShare,
                              .operations = operations,
                              .curves = {},
                              .done = 0,
                              .total = primitives.size() * (readShares.size() + crowds.size())};
    for (const char* primitive : primitives) comparison.curves.push_back({primitive, {}, {}});
    const auto add = [&](std::vector<CostPoint> CostCurve::*points, std::uint32_t at, std::uint32_t goroutines,
                         std::uint32_t readShare) {
        for (CostCurve& curve : comparison.curves) {
            const auto cost = measure(curve.primitive, goroutines, readShare, options);
            if (!cost) return false;
            (curve.*points).push_back({at, *cost});
            ++comparison.done;
            if (options.progress) options.progress(comparison);
        }
        return true;
    };
    for (const std::uint32_t share : readShares)
        if (!add(&CostCurve::byReadShare, share, usualCrowd, share)) return comparison;
    for (const std::uint32_t crowd : crowds)
        if (!add(&CostCurve::byGoroutines, crowd, crowd, usualReadShare)) return comparison;
    return comparison;
}

} // namespace lockstep::session
