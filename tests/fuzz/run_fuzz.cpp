// libFuzzer target: any bytes compiled as a program, and what compiles run within a limit of steps, with the Go library
// behind it. However the program ends, it ends with an outcome.
#include "engine/base/ensure.h"
#include "engine/scheduler/runner.h"
#include "engine/scheduler/strategies.h"
#include "engine/session/compile.h"

#include <cstddef>
#include <cstdint>
#include <string>

using namespace lockstep;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    if (text.find('\0') != std::string::npos) return 0;
    const auto compilation = session::compile({{"fuzz.go", text}});
    base::ensure(compilation->ok() || compilation->hasErrors(), "neither a program nor a diagnostic");
    if (!compilation->ok()) return 0;

    const history::ScheduleHeader header;
    machine::Settings settings = scheduler::settingsFor(header);
    settings.output = [](int, std::string_view) {};
    machine::Machine machine(compilation->image, settings);
    machine.begin();
    const auto strategy = scheduler::makeStrategy(header);
    scheduler::Control control;
    control.limits.maxSteps = 2'000;
    control.limits.maxTicks = 20'000;
    const scheduler::RunEnd end = scheduler::run(machine, *strategy, nullptr, control);
    base::ensure(end == scheduler::RunEnd::Over, "the run did not end");
    static_cast<void>(machine.outcome());
    return 0;
}
