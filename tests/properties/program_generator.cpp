#include "tests/properties/program_generator.h"

#include "tests/support/go_program.h"

#include <fmt/format.h>
#include <ostream>

namespace lockstep::properties {

namespace {

constexpr const char* variables[] = {"x", "y", "z"};
constexpr const char* mutexes[] = {"mu", "nu"};
constexpr const char* channels[] = {"c", "d", "e"};

class Writer {
public:
    std::string write(const GoProgram& program) {
        m_text = R"(package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

var (
	x, y, z int
	n       atomic.Int32
	mu, nu  sync.Mutex
	rw      sync.RWMutex
	wg      sync.WaitGroup
	once    sync.Once
	cond    = sync.NewCond(&nu)
	pool    sync.Pool
	table   sync.Map
	m       = map[int]int{}
	c, d, e = make(chan int), make(chan int, 1), make(chan int, 2)
)
)";
        for (std::size_t i = 0; i < program.goroutines.size(); ++i) {
            m_text += fmt::format("\nfunc g{}() {{\n\tlocal := 0\n", i + 1);
            block(program.goroutines[i], 1);
            m_text += "\t_ = local\n\twg.Done()\n}\n";
        }
        m_text += fmt::format("\nfunc main() {{\n\twg.Add({})\n", program.goroutines.size());
        for (std::size_t i = 0; i < program.goroutines.size(); ++i) m_text += fmt::format("\tgo g{}()\n", i + 1);
        m_text += "\twg.Wait()\n\tfmt.Println(x, y, z, n.Load(), len(m))\n\tif x < 0 "
                  "{\n\t\truntime.Gosched()\n\t\ttime.Sleep(1)\n\t}\n}\n";
        return std::move(m_text);
    }

private:
    void block(const std::vector<Statement>& statements, std::size_t depth) {
        for (const Statement& statement : statements) write(statement, depth);
    }

    void line(std::size_t depth, std::string_view text) { m_text += std::string(depth, '\t').append(text) + "\n"; }

    void locked(const Statement& statement, std::size_t depth, std::string_view lock, std::string_view prefix) {
        line(depth, fmt::format("{}.{}Lock()", lock, prefix));
        block(statement.body, depth);
        line(depth, fmt::format("{}.{}Unlock()", lock, prefix));
    }

    void tried(const Statement& statement, std::size_t depth, std::string_view lock, std::string_view prefix) {
        line(depth, fmt::format("if {}.Try{}Lock() {{", lock, prefix));
        block(statement.body, depth + 1);
        line(depth + 1, fmt::format("{}.{}Unlock()", lock, prefix));
        line(depth, "}");
    }

    void select(const Statement& statement, std::size_t depth) {
        line(depth, "select {");
        line(depth, fmt::format("case {} <- {}:", channels[statement.first % 3U], ++m_sent));
        line(depth, fmt::format("case v, ok := <-{}:", channels[statement.second % 3U]));
        line(depth + 1, "if ok {");
        line(depth + 2, "local += v");
        line(depth + 1, "}");
        if (statement.kind == StatementKind::Try) line(depth, "default:");
        line(depth, "}");
    }

    void write(const Statement& statement, std::size_t depth) {
        const char* const a = variables[statement.first % 3U];
        const char* const b = variables[statement.second % 3U];
        switch (statement.kind) {
        case StatementKind::Increment: return line(depth, fmt::format("{0} = {0} + 1", a));
        case StatementKind::Set: return line(depth, fmt::format("{} = {}", a, statement.second));
        case StatementKind::Copy: return line(depth, fmt::format("{} = {}", a, b));
        case StatementKind::ReadLocal: return line(depth, fmt::format("local += {}", a));
        case StatementKind::WriteLocal: return line(depth, fmt::format("{} = local", a));
        case StatementKind::Print: return line(depth, fmt::format("fmt.Println(\"{0}\", {0})", a));
        case StatementKind::Yield: return line(depth, "runtime.Gosched()");
        case StatementKind::Sleep:
            return line(depth, fmt::format("time.Sleep({} * time.Millisecond)", statement.second % 3U));
        case StatementKind::Send: return line(depth, fmt::format("{} <- {}", channels[statement.first % 3U], ++m_sent));
        case StatementKind::Receive: return line(depth, fmt::format("local += <-{}", channels[statement.first % 3U]));
        case StatementKind::Close: return line(depth, fmt::format("close({})", channels[statement.first % 3U]));
        case StatementKind::Length: return line(depth, fmt::format("local += len({})", channels[statement.first % 3U]));
        case StatementKind::Select:
        case StatementKind::Try: return select(statement, depth);
        case StatementKind::AtomicAdd: return line(depth, "local += int(n.Add(1))");
        case StatementKind::AtomicStore: return line(depth, fmt::format("n.Store({})", statement.second % 2U));
        case StatementKind::CompareAndSwap:
            return line(depth, fmt::format("if n.CompareAndSwap({}, 2) {{\n\t\tlocal++\n\t}}", statement.first));
        case StatementKind::MapSet: return line(depth, fmt::format("m[{}] = local", statement.first));
        case StatementKind::MapGet: return line(depth, fmt::format("local += m[{}]", statement.first));
        case StatementKind::MapRange: return line(depth, "for k := range m {\n\t\tlocal += k\n\t}");
        case StatementKind::StoreInMap:
            return line(depth, fmt::format("table.Store({}, {})", statement.first, statement.second));
        case StatementKind::LoadOrStore:
            return line(depth, fmt::format("if _, loaded := table.LoadOrStore({}, 0); loaded {{\n\t\tlocal++\n\t}}",
                                           statement.first));
        case StatementKind::Put: return line(depth, fmt::format("pool.Put({})", statement.second));
        case StatementKind::Get: return line(depth, "if v, ok := pool.Get().(int); ok {\n\t\tlocal += v\n\t}");
        case StatementKind::CondWait: return line(depth, "nu.Lock()\n\tcond.Wait()\n\tnu.Unlock()");
        case StatementKind::Signal: return line(depth, "cond.Signal()");
        case StatementKind::Broadcast: return line(depth, "cond.Broadcast()");
        case StatementKind::TryLock: return tried(statement, depth, mutexes[statement.first % 2U], "");
        case StatementKind::TryRead: return tried(statement, depth, "rw", "R");
        case StatementKind::Once:
            line(depth, "once.Do(func() {");
            block(statement.body, depth + 1);
            return line(depth, "})");
        case StatementKind::Mutex: return locked(statement, depth, mutexes[statement.first % 2U], "");
        case StatementKind::WriteLock: return locked(statement, depth, "rw", "");
        case StatementKind::ReadLock: return locked(statement, depth, "rw", "R");
        case StatementKind::Loop:
            line(depth, "for i := 0; i < 2; i++ {");
            block(statement.body, depth + 1);
            return line(depth, "}");
        }
    }

    std::string m_text;
    int m_sent = 100; ///< no two sends in the text are of the same number
};

bool hasBody(StatementKind kind) { return kind >= StatementKind::Mutex; }

rc::Gen<std::vector<Statement>> blockGen(int depth);

rc::Gen<Statement> statementGen(int depth) {
    const auto kinds = depth > 0 ? rc::gen::inRange<int>(0, static_cast<int>(StatementKind::Loop) + 1)
                                 : rc::gen::inRange<int>(0, static_cast<int>(StatementKind::Mutex));
    return rc::gen::mapcat(kinds, [depth](int number) {
        const auto kind = static_cast<StatementKind>(number);
        const auto body = hasBody(kind) ? blockGen(depth - 1) : rc::gen::just(std::vector<Statement>());
        return rc::gen::build<Statement>(rc::gen::set(&Statement::kind, rc::gen::just(kind)),
                                         rc::gen::set(&Statement::first, rc::gen::inRange<std::uint8_t>(0, 3)),
                                         rc::gen::set(&Statement::second, rc::gen::inRange<std::uint8_t>(0, 9)),
                                         rc::gen::set(&Statement::body, body));
    });
}

rc::Gen<std::vector<Statement>> blockGen(int depth) {
    return rc::gen::resize(4, rc::gen::container<std::vector<Statement>>(statementGen(depth)));
}

} // namespace

std::string GoProgram::text() const { return Writer().write(*this); }

std::ostream& operator<<(std::ostream& stream, const GoProgram& program) { return stream << "\n" << program.text(); }

std::ostream& operator<<(std::ostream& stream, const RunChoice& run) {
    history::Schedule schedule;
    schedule.header = run.header;
    return stream << schedule.text();
}

scheduler::Recording record(const GoProgram& program, const RunChoice& run) {
    scheduler::RecordingOptions options;
    options.header = run.header;
    scheduler::Recording recording(testing::compileGo(program.text())->image, options);
    recording.run({});
    return recording;
}

} // namespace lockstep::properties

namespace rc {

using lockstep::properties::GoProgram;
using lockstep::properties::RunChoice;
using lockstep::properties::Statement;

Gen<GoProgram> Arbitrary<GoProgram>::arbitrary() {
    const auto sized = gen::mapcat(gen::inRange<std::size_t>(2, 5), [](std::size_t count) {
        return gen::container<std::vector<std::vector<Statement>>>(count, lockstep::properties::blockGen(2));
    });
    return gen::map(sized,
                    [](std::vector<std::vector<Statement>> goroutines) { return GoProgram{std::move(goroutines)}; });
}

Gen<RunChoice> Arbitrary<RunChoice>::arbitrary() {
    namespace history = lockstep::history;
    const auto strategies =
        gen::element(history::StrategyKind::Go, history::StrategyKind::Random, history::StrategyKind::Random,
                     history::StrategyKind::Fair, history::StrategyKind::Timed);
    const auto wakes = gen::element(history::WakePolicy::Go, history::WakePolicy::Any, history::WakePolicy::Fifo);
    const auto clocks = gen::element(history::ClockMode::Ideal, history::ClockMode::Adversarial);
    return gen::map(gen::tuple(strategies, wakes, clocks, gen::inRange<std::uint64_t>(0, 1000)), [](const auto& parts) {
        RunChoice run;
        run.header.strategy = std::get<0>(parts);
        run.header.wake = std::get<1>(parts);
        run.header.clock = std::get<2>(parts);
        run.header.seed = std::get<3>(parts);
        run.header.processors = 1 + static_cast<std::uint32_t>(run.header.seed % 5);
        return run;
    });
}

} // namespace rc
