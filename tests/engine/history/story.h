// Story: a small language in which tests tell a history, event by event, through the real Recorder.
//
//   Story story;
//   auto a = story.spawn(0), b = story.spawn(0);
//   story.load(a, "x"); story.increment(b, "x"); story.store(a, "x", 1);
//
// It stands on a hand-made program whose function main.add is `x = x + 1; y = y + 1` in real bytecode, so that data
// flow has something to follow: load() and store() are at the instructions of that increment, blind() at a store of a
// constant. Times, values and step flags are kept as the machine keeps them; what the machine would refuse (locking a
// held mutex) tests must not tell.
#pragma once

#include "engine/history/recorder.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace lockstep::testing_story {

using history::Actor;
using history::Event;
using history::EventIndex;
using history::EventKind;
using history::Flag;
using history::GoroutineIndex;
using program::CodeIndex;
using program::Instruction;
using program::Opcode;
using program::Program;

enum Global : std::uint32_t { X, Y, Mu, Rw, Wg, Flagged, Name, Nu, Ch, Alarm, Ctx, globalCount };
enum Type : program::TypeId {
    NoType,
    Int64,
    MutexType,
    RWMutexType,
    WaitGroupType,
    Bool,
    String,
    PairType,
    ChanType,
    TimerType,
    ContextType,
    typeCount
};

/// The program behind every story. Sites of the instructions by what they do.
struct StoryProgram {
    std::shared_ptr<const Program> program;
    std::map<std::string, CodeIndex> loads;  ///< of `v = v + 1`
    std::map<std::string, CodeIndex> stores; ///< of `v = v + 1`
    std::map<std::string, CodeIndex> blind;  ///< of `v = 5`
    CodeIndex callLock = 0;                  ///< in main.add, the call of the library's Lock
    CodeIndex lock = 0;                      ///< in the library
    CodeIndex other = 0;                     ///< anything else in main.main
    CodeIndex spawnSite = 0;
};

inline program::RuntimeType makeType(program::Kind kind, std::uint32_t size, std::string name) {
    program::RuntimeType type;
    type.kind = kind;
    type.size = size;
    type.slots = (size + 7) / 8;
    type.name = std::move(name);
    type.named = type.name.find('.') != std::string::npos;
    if (type.name.starts_with("sync.")) type.packagePath = "sync";
    return type;
}

inline StoryProgram makeStoryProgram() {
    auto program = std::make_shared<Program>();
    StoryProgram story;
    auto& code = program->code;
    program->files = {"main.go", "sync/mutex.go"};
    program->texts = {"", ""};
    program->types.resize(typeCount);
    program->types[Int64] = makeType(program::Kind::Int64, 8, "int64");
    program->types[MutexType] = makeType(program::Kind::Struct, 8, "sync.Mutex");
    program->types[RWMutexType] = makeType(program::Kind::Struct, 24, "sync.RWMutex");
    program->types[WaitGroupType] = makeType(program::Kind::Struct, 16, "sync.WaitGroup");
    program->types[Bool] = makeType(program::Kind::Bool, 1, "bool");
    program->types[String] = makeType(program::Kind::String, 16, "string");
    program->types[PairType] = makeType(program::Kind::Struct, 16, "main.Pair");
    program->types[PairType].fields = {{"left", Int64, 0, false, false}, {"right", Int64, 8, false, false}};
    program->types[ChanType] = makeType(program::Kind::Chan, 8, "chan int64");
    program->types[ChanType].element = Int64;
    program->types[TimerType] = makeType(program::Kind::Struct, 64, "time.Timer");
    program->types[ContextType] = makeType(program::Kind::Struct, 160, "context.cancelCtx");
    const std::pair<const char*, Type> globals[] = {
        {"main.x", Int64},          {"main.y", Int64},         {"main.mu", MutexType},   {"main.rw", RWMutexType},
        {"main.wg", WaitGroupType}, {"main.flag", Bool},       {"main.name", String},    {"main.nu", MutexType},
        {"main.ch", ChanType},      {"main.alarm", TimerType}, {"main.ctx", ContextType}};
    for (const auto& [name, type] : globals) program->globals.push_back({name, type, true, {}});

    code.push_back(Instruction::abc(Opcode::GoExitFrame, 0, 0, 0));
    code.push_back(Instruction::abc(Opcode::Unwind, 0, 0, 0));
    std::uint32_t line = 10;
    const auto at = [&](std::uint32_t file = 0) {
        program->lines.push_back({static_cast<CodeIndex>(code.size()), {file, ++line, 2}});
        return static_cast<CodeIndex>(code.size());
    };
    const auto begin = [&](const char* name, bool isLibrary) {
        program::Function function;
        function.name = name;
        function.begin = static_cast<CodeIndex>(code.size());
        function.frameSlots = 8;
        function.isLibrary = isLibrary;
        program->functions.push_back(function);
    };
    const auto end = [&] { program->functions.back().end = static_cast<CodeIndex>(code.size()); };

    begin("main.add", false);
    const std::pair<const char*, std::uint32_t> variables[] = {{"x", X}, {"y", Y}, {"name", Name}, {"flag", Flagged}};
    for (const auto& [name, global] : variables) {
        const program::TypeId type = program->globals[global].type;
        at();
        code.push_back(Instruction::ai(Opcode::AddressGlobal, 0, static_cast<std::int32_t>(global)));
        story.loads[name] = static_cast<CodeIndex>(code.size());
        program->sites.push_back({story.loads[name], type, name});
        code.push_back(Instruction::abc(Opcode::Load64, 1, 0, 0));
        code.push_back(Instruction::abc(Opcode::AddInt, 1, 1, 1));
        story.stores[name] = static_cast<CodeIndex>(code.size());
        program->sites.push_back({story.stores[name], type, name});
        code.push_back(Instruction::abc(Opcode::Store64, 0, 1, 0));
        at();
        code.push_back(Instruction::ai(Opcode::LoadInt, 2, 5));
        story.blind[name] = static_cast<CodeIndex>(code.size());
        program->sites.push_back({story.blind[name], type, name});
        code.push_back(Instruction::abc(Opcode::Store64, 0, 2, 0));
    }
    story.callLock = at();
    code.push_back(Instruction::ai(Opcode::Call, 3, 2));
    // The loop of the listing: every round loads again.
    code.push_back(Instruction::ai(Opcode::JumpBack, 0, -(static_cast<std::int32_t>(code.size()) + 1 - 2)));
    end();
    begin("main.main", false);
    story.spawnSite = at();
    code.push_back(Instruction::ai(Opcode::LoadInt, 0, 0));
    story.other = at();
    code.push_back(Instruction::abc(Opcode::Return0, 0, 0, 0));
    end();
    begin("sync.(*Mutex).lock", true);
    story.lock = at(1);
    code.push_back(Instruction::abc(Opcode::Sync, 0, 0, 0));
    code.push_back(Instruction::abc(Opcode::Return0, 0, 0, 0));
    end();
    story.program = std::move(program);
    return story;
}

inline const StoryProgram& storyProgram() {
    static const StoryProgram story = makeStoryProgram();
    return story;
}

class Story {
public:
    Story() : m_program(storyProgram()), m_recorder(m_program.program) {
        m_recorder.addGoroutine(history::noGoroutine, 0, 1, 0, 1);
        m_spawned[0] = 0;
    }

    [[nodiscard]] const history::History& history() const { return m_recorder.history(); }
    [[nodiscard]] std::shared_ptr<const history::History> shared() const {
        return std::make_shared<history::History>(m_recorder.history());
    }
    [[nodiscard]] const StoryProgram& program() const { return m_program; }
    history::Recorder& recorder() { return m_recorder; }
    [[nodiscard]] std::uint32_t goroutines() const { return static_cast<std::uint32_t>(history().goroutines().size()); }

    GoroutineIndex spawn(GoroutineIndex parent) {
        const GoroutineIndex child =
            m_recorder.addGoroutine(parent, ++m_spawned[parent], 0, m_program.spawnSite, goroutines() + 5);
        step(parent, EventKind::Spawn, {.offset = child, .site = m_program.spawnSite});
        return child;
    }
    EventIndex load(GoroutineIndex g, const std::string& variable) {
        return step(g, EventKind::Load,
                    {.global = globalOf(variable), .site = m_program.loads.at(variable), .before = m_values[variable]});
    }
    /// With the value it computed from what it loaded.
    EventIndex store(GoroutineIndex g, const std::string& variable, std::uint64_t value) {
        return storeAt(g, variable, value, m_program.stores.at(variable));
    }
    /// A store of something that has nothing to do with the variable.
    EventIndex blind(GoroutineIndex g, const std::string& variable, std::uint64_t value = 5) {
        return storeAt(g, variable, value, m_program.blind.at(variable));
    }
    EventIndex increment(GoroutineIndex g, const std::string& variable) {
        load(g, variable);
        return store(g, variable, m_values[variable] + 1);
    }
    EventIndex lock(GoroutineIndex g, std::uint32_t mutex = Mu) { return onLock(g, EventKind::MutexLock, mutex); }
    EventIndex unlock(GoroutineIndex g, std::uint32_t mutex = Mu) { return onLock(g, EventKind::MutexUnlock, mutex); }
    /// Any operation on a primitive.
    EventIndex onLock(GoroutineIndex g, EventKind kind, std::uint32_t global, std::uint64_t after = 0,
                      std::uint64_t before = 0) {
        return step(g, kind,
                    {.global = global, .site = m_program.lock, .before = before, .after = after, .called = true});
    }
    /// The same, done to g by somebody else's step.
    EventIndex handOver(GoroutineIndex g, EventKind kind, std::uint32_t global, std::uint64_t after = 0) {
        return record(Actor::goroutine(g), kind, Flag::HandedOver,
                      {.global = global, .site = m_program.lock, .after = after, .called = true});
    }
    EventIndex block(GoroutineIndex g, EventKind operation, std::uint32_t global, bool isStep = true) {
        return record(Actor::goroutine(g), EventKind::Block, isStep ? Flag::Step : Flag{},
                      {.global = global,
                       .site = m_program.lock,
                       .alternative = static_cast<std::uint16_t>(operation),
                       .before = operation == EventKind::WaitGroupWait ? static_cast<std::uint64_t>(m_counter) : 0,
                       .called = true});
    }
    EventIndex unblock(GoroutineIndex by, GoroutineIndex whom) {
        return record(Actor::goroutine(by), EventKind::Unblock, Flag{}, {.offset = whom});
    }
    EventIndex add(GoroutineIndex g, std::int64_t delta, bool isDone = false) {
        const std::int64_t before = m_counter;
        m_counter += delta;
        return onLock(g, isDone ? EventKind::WaitGroupDone : EventKind::WaitGroupAdd, Wg,
                      static_cast<std::uint64_t>(m_counter), static_cast<std::uint64_t>(before));
    }
    EventIndex done(GoroutineIndex g) { return add(g, -1, true); }
    EventIndex wait(GoroutineIndex g) { return onLock(g, EventKind::WaitGroupWait, Wg); }
    /// A value into or out of the buffer of channel ch, or with a partner from hand to hand.
    EventIndex send(GoroutineIndex g, std::uint64_t value, std::uint32_t capacity,
                    GoroutineIndex partner = history::noGoroutine) {
        return onLock(g, EventKind::ChanSend, Ch, value, history::ChannelDetail{partner, 0, capacity, false}.word());
    }
    EventIndex receive(GoroutineIndex g, std::uint64_t value, std::uint32_t capacity, bool closed = false) {
        return onLock(g, EventKind::ChanReceive, Ch, value,
                      history::ChannelDetail{history::noGoroutine, 0, capacity, closed}.word());
    }
    EventIndex close(GoroutineIndex g) { return onLock(g, EventKind::ChanClose, Ch); }
    EventIndex print(GoroutineIndex g, const std::string& text, std::uint32_t descriptor = 1) {
        return step(g, EventKind::Print, {.offset = descriptor, .site = m_program.other, .side = text});
    }
    EventIndex exit(GoroutineIndex g) { return step(g, EventKind::Exit, {.site = m_program.other}); }
    EventIndex sleep(GoroutineIndex g, std::int64_t duration) {
        return step(g, EventKind::Sleep,
                    {.site = m_program.other,
                     .before = static_cast<std::uint64_t>(m_now),
                     .after = static_cast<std::uint64_t>(m_now + duration)});
    }
    EventIndex tick(std::int64_t to) {
        const auto before = static_cast<std::uint64_t>(m_now);
        m_now = to;
        return record(Actor::clock(), EventKind::Tick, Flag::Step,
                      {.before = before, .after = static_cast<std::uint64_t>(to)});
    }
    EventIndex wake(GoroutineIndex g) { return record(Actor::clock(), EventKind::Wake, Flag{}, {.offset = g}); }
    EventIndex deadlock() { return record(Actor::clock(), EventKind::Deadlock, Flag{}, {}); }
    /// A send or receive of an int on ch.
    EventIndex pass(GoroutineIndex g, EventKind kind, std::uint64_t value, history::ChannelDetail detail = {},
                    bool handedOver = false) {
        return record(Actor::goroutine(g), kind, handedOver ? Flag::HandedOver : Flag::Step,
                      {.global = Ch,
                       .site = m_program.other,
                       .before = detail.word(),
                       .after = value,
                       .side = detail.closed ? "" : std::to_string(value)});
    }
    EventIndex onObject(GoroutineIndex g, EventKind kind, std::uint32_t global, std::uint64_t after = 0,
                        std::uint64_t before = 0) {
        return step(g, kind, {.global = global, .site = m_program.other, .before = before, .after = after});
    }
    EventIndex byClock(EventKind kind, std::uint32_t global, std::uint64_t after = 0, std::uint64_t before = 0) {
        return record(Actor::clock(), kind, Flag{}, {.global = global, .before = before, .after = after});
    }
    EventIndex plain(GoroutineIndex g, EventKind kind, const std::string& side = {}, std::uint64_t after = 0) {
        return step(g, kind, {.site = m_program.other, .after = after, .side = side});
    }
    void end(history::OutcomeKind kind, int exitCode = 0, std::string output = {}) {
        history::Outcome outcome;
        outcome.kind = kind;
        outcome.exitCode = exitCode;
        outcome.standardOutput = std::move(output);
        m_recorder.setOutcome(std::move(outcome));
    }
    [[nodiscard]] std::uint64_t value(const std::string& variable) { return m_values[variable]; }
    [[nodiscard]] history::Place place(EventIndex event) const { return history().events()[event].place(); }

private:
    struct Detail {
        std::uint32_t global = history::none;
        std::uint32_t offset = 0;
        CodeIndex site = 0;
        std::uint16_t alternative = 0;
        std::uint64_t before = 0;
        std::uint64_t after = 0;
        bool called = false; ///< by main.add, in the library
        std::string side = {};
    };

    static std::uint32_t globalOf(const std::string& variable) {
        return variable == "x" ? X : variable == "y" ? Y : variable == "name" ? Name : Flagged;
    }
    EventIndex storeAt(GoroutineIndex g, const std::string& variable, std::uint64_t value, CodeIndex site) {
        const std::uint64_t before = m_values[variable];
        m_values[variable] = value;
        return step(g, EventKind::Store,
                    {.global = globalOf(variable), .site = site, .before = before, .after = value});
    }
    EventIndex step(GoroutineIndex g, EventKind kind, const Detail& detail) {
        return record(Actor::goroutine(g), kind, Flag::Step, detail);
    }
    EventIndex record(Actor actor, EventKind kind, Flag flag, const Detail& detail) {
        Event event;
        event.kind = kind;
        event.flags = static_cast<std::uint8_t>(flag);
        event.actor = actor;
        event.alternative = detail.alternative;
        event.site = detail.site;
        event.offset = detail.offset;
        event.before = detail.before;
        event.after = detail.after;
        const std::vector<CodeIndex> calls =
            detail.called ? std::vector<CodeIndex>{m_program.callLock} : std::vector<CodeIndex>{};
        if (detail.global == history::none) return m_recorder.record(event, nullptr, calls, detail.side);
        history::ObjectRef object;
        object.heapIndex = detail.global + 1;
        object.type = m_program.program->globals[detail.global].type;
        object.global = detail.global;
        return m_recorder.record(event, &object, calls, detail.side);
    }

    const StoryProgram& m_program;
    history::Recorder m_recorder;
    std::map<GoroutineIndex, std::uint32_t> m_spawned;
    std::map<std::string, std::uint64_t> m_values;
    std::int64_t m_counter = 0;
    std::int64_t m_now = 0;
};

/// The race listing with three rounds each, driven to its minimum 2: two stores overwrite four increments.
inline Story raceToTwo() {
    Story story;
    story.add(0, 2);
    const GoroutineIndex a = story.spawn(0);
    const GoroutineIndex b = story.spawn(0);
    story.load(a, "x");      // 0
    story.increment(b, "x"); // 1
    story.increment(b, "x"); // 2
    story.store(a, "x", 1);  // overwrites both
    story.load(b, "x");      // 1
    story.increment(a, "x"); // 2
    story.increment(a, "x"); // 3
    story.done(a);
    story.exit(a);
    story.store(b, "x", 2); // overwrites both
    story.done(b);
    story.exit(b);
    story.wait(0);
    story.print(0, "2\n");
    story.exit(0);
    story.end(history::OutcomeKind::Exited, 0, "2\n");
    return story;
}

} // namespace lockstep::testing_story
