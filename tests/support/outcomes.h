// Every outcome of a small program, by walking all of its choices with mark, step and rewind.
#pragma once

#include "engine/machine/machine.h"
#include "tests/support/go_program.h"

#include <set>
#include <string>
#include <unordered_set>

namespace lockstep::testing {

class OutcomeWalk {
public:
    OutcomeWalk(const std::string& text, history::WakePolicy wake,
                machine::Granularity granularity = machine::Granularity::Fused,
                std::size_t mostStates = ~std::size_t{0})
        : m_machine(compileGo(text)->image, settings(wake, granularity)), m_mostStates(mostStates) {
        m_machine.begin();
        walk();
    }

    /// What was printed, and the first line of what went wrong.
    std::set<std::string> outcomes;
    bool isComplete = true; ///< false: there are more states than were allowed

private:
    static machine::Settings settings(history::WakePolicy wake, machine::Granularity granularity) {
        machine::Settings settings;
        settings.wake = wake;
        settings.granularity = granularity;
        return settings;
    }

    void walk() {
        if (!m_seen.insert(m_machine.hash()).second) return;
        if (m_seen.size() > m_mostStates) {
            isComplete = false;
            return;
        }
        if (m_machine.isOver()) {
            const history::Outcome outcome = m_machine.outcome();
            outcomes.insert(outcome.standardOutput + outcome.standardError.substr(0, outcome.standardError.find('\n')));
            return;
        }
        const auto offered = m_machine.choices();
        const std::vector<history::Choice> choices(offered.begin(), offered.end());
        const machine::Machine::Mark mark = m_machine.mark();
        for (const history::Choice choice : choices) {
            m_machine.step(choice);
            walk();
            m_machine.rewind(mark);
        }
        m_machine.release(mark);
    }

    machine::Machine m_machine;
    std::size_t m_mostStates;
    std::unordered_set<std::uint64_t> m_seen;
};

inline std::set<std::string> outcomesOf(const std::string& text, history::WakePolicy wake) {
    return OutcomeWalk(text, wake).outcomes;
}

/// A main package with these declarations and main's body; fmt, sync and sync/atomic may be used.
inline std::string goProgram(const std::string& declarations, const std::string& body) {
    return "package main\n\nimport (\n\t\"fmt\"\n\t\"sync\"\n\t\"sync/atomic\"\n)\n\nvar _ sync.Mutex\nvar _ "
           "atomic.Int32\nvar _ = fmt.Sprint\n\n" +
           declarations + "\nfunc main() {\n" + body + "\n}\n";
}

} // namespace lockstep::testing
