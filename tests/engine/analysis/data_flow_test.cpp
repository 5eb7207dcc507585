#include "engine/analysis/data_flow.h"
#include "tests/engine/history/story.h"

#include <gtest/gtest.h>

namespace lockstep::analysis {
namespace {

using namespace testing_story;
using program::CodeIndex;

/// Functions written instruction by instruction; remembers named places.
class Assembly {
public:
    Assembly() {
        m_program.code.push_back(Instruction::abc(Opcode::GoExitFrame, 0, 0, 0));
        m_program.code.push_back(Instruction::abc(Opcode::Unwind, 0, 0, 0));
        m_program.types.resize(2);
        m_program.types[1] = makeType(program::Kind::Int64, 8, "int64");
    }
    program::FunctionId function(std::uint16_t parameters, std::uint16_t results) {
        close();
        program::Function f;
        f.name = "main.f";
        f.begin = f.end = static_cast<CodeIndex>(m_program.code.size());
        f.parameterSlots = parameters;
        f.resultSlots = results;
        m_program.functions.push_back(f);
        return static_cast<program::FunctionId>(m_program.functions.size() - 1);
    }
    CodeIndex emit(Opcode op, unsigned a = 0, unsigned b = 0, unsigned c = 0) {
        m_program.code.push_back(Instruction::abc(op, a, b, c));
        return static_cast<CodeIndex>(m_program.code.size() - 1);
    }
    CodeIndex emitWide(Opcode op, unsigned a, std::int32_t i) {
        m_program.code.push_back(Instruction::ai(op, a, i));
        return static_cast<CodeIndex>(m_program.code.size() - 1);
    }
    void patch(CodeIndex jump) {
        auto& code = m_program.code;
        code[jump] = Instruction::ai(code[jump].op, code[jump].a, static_cast<std::int32_t>(code.size() - jump) - 1);
    }
    const Program& program() {
        close();
        return m_program;
    }

private:
    void close() {
        if (!m_program.functions.empty())
            m_program.functions.back().end = static_cast<CodeIndex>(m_program.code.size());
    }
    Program m_program;
};

std::vector<CodeIndex> feeding(Assembly& assembly, CodeIndex store) {
    DataFlow flow(assembly.program());
    const auto loads = flow.loadsFeeding(store);
    return {loads.begin(), loads.end()};
}

TEST(DataFlow, FollowsAnIncrement) {
    const StoryProgram& story = storyProgram();
    DataFlow flow(*story.program);
    EXPECT_TRUE(flow.feeds(story.loads.at("x"), story.stores.at("x")));
    EXPECT_FALSE(flow.feeds(story.loads.at("y"), story.stores.at("x")));
    EXPECT_TRUE(flow.loadsFeeding(story.blind.at("x")).empty());
    EXPECT_FALSE(flow.repeatsWithout(story.stores.at("x"), story.loads.at("x")));
}

TEST(DataFlow, FollowsLocalsAndForgetsOverwrittenOnes) {
    Assembly assembly;
    assembly.function(1, 0);
    const CodeIndex load = assembly.emit(Opcode::Load64, 1, 0, 0);
    assembly.emit(Opcode::Move, 2, 1);
    assembly.emit(Opcode::Mul, 3, 2, 2);
    const CodeIndex store = assembly.emit(Opcode::Store64, 0, 3, 0);
    assembly.emitWide(Opcode::LoadInt, 3, 0);
    const CodeIndex blind = assembly.emit(Opcode::Store64, 0, 3, 0);
    assembly.emit(Opcode::Return0);
    EXPECT_EQ(feeding(assembly, store), std::vector<CodeIndex>{load});
    EXPECT_TRUE(feeding(assembly, blind).empty());
}

TEST(DataFlow, TakesBothSidesOfABranch) {
    Assembly assembly;
    assembly.function(2, 0);
    const CodeIndex jump = assembly.emitWide(Opcode::JumpIf, 1, 0);
    const CodeIndex one = assembly.emit(Opcode::Load64, 2, 0, 0);
    const CodeIndex over = assembly.emitWide(Opcode::Jump, 0, 0);
    assembly.patch(jump);
    const CodeIndex other = assembly.emit(Opcode::Load64, 2, 0, 8);
    assembly.patch(over);
    const CodeIndex store = assembly.emit(Opcode::Store64, 0, 2, 0);
    assembly.emit(Opcode::Return0);
    EXPECT_EQ(feeding(assembly, store), (std::vector<CodeIndex>{one, other}));
}

TEST(DataFlow, FollowsResultsOutOfACallAndArgumentsIntoOne) {
    Assembly assembly;
    const auto get = assembly.function(1, 1);
    const CodeIndex load = assembly.emit(Opcode::Load64, 0, 0, 0);
    assembly.emit(Opcode::Return1, 0);
    const auto set = assembly.function(2, 0);
    const CodeIndex store = assembly.emit(Opcode::Store64, 0, 1, 0);
    assembly.emit(Opcode::Return0);
    assembly.function(1, 0);
    assembly.emit(Opcode::Move, 3, 0);
    assembly.emitWide(Opcode::Call, 2, static_cast<std::int32_t>(get)); // argument and result in register 3
    assembly.emit(Opcode::AddInt, 1, 3, 1);
    assembly.emit(Opcode::Move, 3, 0);
    assembly.emit(Opcode::Move, 4, 1);
    assembly.emitWide(Opcode::Call, 2, static_cast<std::int32_t>(set));
    assembly.emit(Opcode::Return0);
    EXPECT_EQ(feeding(assembly, store), std::vector<CodeIndex>{load});
}

TEST(DataFlow, ACallDestroysWhatLiesInItsWindow) {
    Assembly assembly;
    const auto nothing = assembly.function(0, 0);
    assembly.emit(Opcode::Return0);
    assembly.function(1, 0);
    assembly.emit(Opcode::Load64, 4, 0, 0);
    assembly.emitWide(Opcode::Call, 2, static_cast<std::int32_t>(nothing));
    const CodeIndex store = assembly.emit(Opcode::Store64, 0, 4, 0);
    assembly.emit(Opcode::Return0);
    EXPECT_TRUE(feeding(assembly, store).empty());
}

TEST(DataFlow, FollowsAVariableThatLivesInABox) {
    Assembly assembly;
    assembly.function(1, 0);
    assembly.emitWide(Opcode::New, 1, 1);
    const CodeIndex load = assembly.emit(Opcode::Load64, 2, 0, 0);
    assembly.emit(Opcode::Store64, 1, 2, 0);
    const CodeIndex unbox = assembly.emit(Opcode::Load64, 3, 1, 0);
    const CodeIndex store = assembly.emit(Opcode::Store64, 0, 3, 0);
    assembly.emit(Opcode::Return0);
    EXPECT_EQ(feeding(assembly, store), (std::vector<CodeIndex>{load, unbox}));
}

TEST(DataFlow, FollowsACaptureToWhereTheClosureWasMade) {
    Assembly assembly;
    const auto closure = assembly.function(0, 0);
    assembly.emit(Opcode::LoadCapture, 1, 0, 0);
    const CodeIndex store = assembly.emit(Opcode::Store64, 2, 1, 0);
    assembly.emit(Opcode::Return0);
    assembly.function(1, 0);
    const CodeIndex load = assembly.emit(Opcode::Load64, 3, 0, 0);
    assembly.emit(Opcode::MakeClosure, 2, 0, 1);
    assembly.emitWide(Opcode::Extra, 0, static_cast<std::int32_t>(closure));
    assembly.emit(Opcode::Return0);
    EXPECT_EQ(feeding(assembly, store), std::vector<CodeIndex>{load});
}

TEST(DataFlow, AFieldSetInAStructKeepsTheOtherFields) {
    Assembly assembly;
    assembly.function(1, 0);
    const CodeIndex one = assembly.emit(Opcode::Load32S, 1, 0, 0);
    const CodeIndex other = assembly.emit(Opcode::Load32S, 2, 0, 4);
    assembly.emit(Opcode::Zero, 3, 0, 1);
    assembly.emit(Opcode::SetField32, 3, 1, 0);
    assembly.emit(Opcode::SetField32, 3, 2, 4);
    const CodeIndex store = assembly.emit(Opcode::Store64, 0, 3, 0);
    assembly.emit(Opcode::Return0);
    EXPECT_EQ(feeding(assembly, store), (std::vector<CodeIndex>{one, other}));
}

TEST(DataFlow, KnowsWhenALoopStoresAgainWithoutLoading) {
    Assembly assembly;
    assembly.function(1, 0);
    const CodeIndex load = assembly.emit(Opcode::Load64, 1, 0, 0);
    const CodeIndex store = assembly.emit(Opcode::Store64, 0, 1, 0);
    assembly.emitWide(Opcode::JumpBack, 0, -2);
    DataFlow flow(assembly.program());
    EXPECT_TRUE(flow.repeatsWithout(store, load));
}

TEST(DataFlow, EndsOnRecursion) {
    Assembly assembly;
    const auto self = assembly.function(1, 1);
    assembly.emit(Opcode::Load64, 3, 0, 0);
    assembly.emitWide(Opcode::Call, 2, static_cast<std::int32_t>(self));
    const CodeIndex store = assembly.emit(Opcode::Store64, 0, 3, 0);
    assembly.emit(Opcode::Return1, 3);
    EXPECT_TRUE(feeding(assembly, store).empty()); // what the load gave was overwritten by the call's result
}

} // namespace
} // namespace lockstep::analysis
