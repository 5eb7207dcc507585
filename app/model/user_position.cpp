#include "app/model/user_position.h"

namespace lockstep::app {

program::SourcePosition userPosition(const history::History& history, history::EventIndex event) {
    const program::Program& program = history.program();
    const history::Event& e = history.events()[event];
    const auto isOurs = [&](program::CodeIndex site) {
        const program::FunctionId function = program.functionAt(site);
        return function != program::noFunction && !program.functions[function].isLibrary;
    };
    if (isOurs(e.site)) return program.position(e.site);
    for (const program::CodeIndex site : history.callSites(e.stack))
        if (isOurs(site)) return program.position(site);
    return {};
}

program::SourcePosition userPosition(const program::Program& program, const machine::GoroutineState& goroutine,
                                     std::size_t* frame) {
    for (std::size_t i = 0; i < goroutine.frames.size(); ++i) {
        const machine::Frame& candidate = goroutine.frames[i];
        if (candidate.function == program::noFunction || program.functions[candidate.function].isLibrary) continue;
        if (frame) *frame = i;
        return candidate.position;
    }
    return {};
}

} // namespace lockstep::app
