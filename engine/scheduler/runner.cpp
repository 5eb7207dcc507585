#include "engine/scheduler/runner.h"

#include "engine/scheduler/move.h"

#include <algorithm>
#include <fmt/format.h>

namespace lockstep::scheduler {

namespace {

/// Asks now and then whether to stop, and tells how far it has got.
class Heartbeat {
public:
    Heartbeat(const Control& control, const Machine& machine) : m_control(control), m_last(spent(machine)) {}

    /// False: stop.
    bool beat(const Machine& machine) {
        if (++m_moves % movesPerBeat != 0 && spent(machine) - m_last < perBeat) return true;
        m_last = spent(machine);
        if (m_control.progress) m_control.progress({machine.steps(), machine.ticks(), machine.now()});
        return !m_control.stop.stop_requested();
    }

    /// Operations and ticks between two beats, at most.
    static constexpr std::uint64_t perBeat = 1'000'000;

private:
    [[nodiscard]] static std::uint64_t spent(const Machine& machine) { return machine.ticks() + machine.steps(); }

    static constexpr std::uint64_t movesPerBeat = 4096;

    const Control& m_control;
    std::uint64_t m_moves = 0;
    std::uint64_t m_last;
};

void endByLimit(Machine& machine, history::Recorder* recorder, const Limits& limits) {
    machine.endByLimit(machine::End::StepLimit, recorder);
    if (recorder == nullptr) return;
    history::Outcome outcome = machine.outcome();
    outcome.message = limitText(machine, limits).en;
    recorder->setOutcome(std::move(outcome));
}

/// Operations and ticks that may be spent before the heart beats again.
std::uint64_t budgetOf(const Machine& machine, const Control& control) {
    const std::uint64_t steps = std::min(control.untilStep, control.limits.maxSteps) - machine.steps();
    return std::min({steps, control.limits.maxTicks - machine.ticks(), Heartbeat::perBeat});
}

} // namespace

RunEnd run(Machine& machine, Strategy& strategy, history::Recorder* recorder, const Control& control) {
    if (control.stop.stop_requested()) return RunEnd::Stopped;
    Heartbeat heartbeat(control, machine);
    const bool isAlone = recorder == nullptr && !control.moved; // nobody needs to be told of each move
    while (!machine.isOver()) {
        if (machine.steps() >= control.untilStep) return RunEnd::StepDone;
        if (machine.steps() >= control.limits.maxSteps || machine.ticks() >= control.limits.maxTicks) {
            endByLimit(machine, recorder, control.limits);
            break;
        }
        const std::optional<Choice> choice = strategy.choose(machine);
        if (!choice) return RunEnd::Lost;
        machine::RunQueue* const queue = isAlone && choice->actor.isGoroutine() ? strategy.queue() : nullptr;
        if (queue != nullptr) {
            makeMoves(machine, *choice, *queue, budgetOf(machine, control));
        } else {
            if (const auto time = strategy.making(*choice, machine)) machine.passTime(*time, recorder);
            makeMove(machine, *choice, recorder);
            strategy.made(*choice, machine);
            if (control.moved) control.moved(*choice, machine);
        }
        if (!heartbeat.beat(machine)) return machine.isOver() ? RunEnd::Over : RunEnd::Stopped;
    }
    return RunEnd::Over;
}

history::Text limitText(const Machine& machine, const Limits& limits) {
    if (machine.steps() >= limits.maxSteps)
        return {fmt::format("stopped at step {}, the limit of this run; the program may never end", machine.steps()),
                fmt::format("已在第 {} 步停止：达到本次运行的步数上限，程序可能永不结束", machine.steps())};
    if (machine.ticks() >= limits.maxTicks)
        return {fmt::format("stopped after {} loop rounds and calls, the limit of this run, at step {}; the program "
                            "may never end",
                            limits.maxTicks, machine.steps()),
                fmt::format("已停止：循环与调用达到本次运行的上限 {} 次（第 {} 步），程序可能永不结束", limits.maxTicks,
                            machine.steps())};
    return {fmt::format("stopped at step {}: the program needs more memory than the limit of this run, {} MiB",
                        machine.steps(), machine.settings().memoryLimit >> 20U),
            fmt::format("已在第 {} 步停止：程序所需内存超过本次运行的上限 {} MiB", machine.steps(),
                        machine.settings().memoryLimit >> 20U)};
}

} // namespace lockstep::scheduler
