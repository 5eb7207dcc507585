// Go source text to something that runs, in one call, for tests of what lies behind the front end.
#pragma once

#include "engine/session/session.h"

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace lockstep::testing {

/// Throws with the compiler's report if the text is wrong: such a test is broken.
inline std::shared_ptr<const session::Compilation> compileGo(std::string text) {
    auto compilation = session::compile({{"main.go", std::move(text)}});
    if (!compilation->ok()) throw std::runtime_error("the test's program does not compile:\n" + compilation->report);
    return compilation;
}

/// "ls1 strategy=random seed=7;" and the like. Throws if it does not parse.
inline history::Schedule scheduleOf(std::string_view text) { return history::Schedule::parse(text).value(); }

/// A session at the end of the run that the schedule asks for.
inline session::Session runGo(std::string text, std::string_view schedule = "ls1;") {
    session::Session session(compileGo(std::move(text)));
    const auto replayed = session.replay(scheduleOf(schedule));
    if (!replayed) throw std::runtime_error(replayed.error().sentence);
    if (session.divergence()) throw std::runtime_error(session.divergence()->text().en);
    return session;
}

inline std::string outputOf(const session::Session& session) {
    return session.recording().history().outcome().standardOutput;
}

/// What a program prints under a schedule.
inline std::string outputOf(std::string text, std::string_view schedule = "ls1;") {
    return outputOf(runGo(std::move(text), schedule));
}

/// Goroutines that each do the body, with x and mu to work on, and what main prints of x at the end.
inline std::string goroutinesProgram(int goroutines, std::string_view body) {
    std::string text =
        "package main\n\nimport (\n\t\"fmt\"\n\t\"sync\"\n)\n\nvar (\n\tx, y int\n\tmu   sync.Mutex\n\trw "
        "  sync.RWMutex\n\twg   sync.WaitGroup\n)\n\nfunc work() {\n\t";
    text += body;
    text += "\n\twg.Done()\n}\n\nfunc main() {\n\twg.Add(" + std::to_string(goroutines) + ")\n";
    for (int i = 0; i < goroutines; ++i) text += "\tgo work()\n";
    return text + "\twg.Wait()\n\tfmt.Println(x, y)\n}\n";
}

/// Two goroutines that each add 1 to x n times, and what main prints at the end.
inline std::string raceProgram(int iterations) {
    return "package main\n\nimport (\n\t\"fmt\"\n\t\"sync\"\n)\n\nvar (\n\tx  int\n\twg sync.WaitGroup\n)\n\n"
           "func add() {\n\tfor i := 0; i < " +
           std::to_string(iterations) +
           "; i++ {\n\t\tx = x + 1\n\t}\n\twg.Done()\n}\n\n"
           "func main() {\n\twg.Add(2)\n\tgo add()\n\tgo add()\n\twg.Wait()\n\tfmt.Println(x)\n}\n";
}

} // namespace lockstep::testing
