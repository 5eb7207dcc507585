// Pairs: two operations done as one give what they give one after the other, and the code keeps its places.
#include "engine/machine/layout.h"
#include "engine/machine/pairs.h"
#include "tests/support/go_program.h"

#include <array>
#include <bit>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace lockstep::machine {
namespace {

using program::Instruction;
using program::Opcode;

constexpr std::uint64_t rounds = 3;
constexpr std::size_t variables = 4;
constexpr std::string_view operators = "+-*&|^";

/// v[to] = v[left] sign v[right]
struct Assignment {
    std::size_t to = 0;
    std::size_t left = 0;
    std::size_t right = 0;
    char sign = '+';

    [[nodiscard]] std::string text() const {
        return "v" + std::to_string(to) + " = v" + std::to_string(left) + " " + sign + " v" + std::to_string(right);
    }
    void perform(std::array<std::uint64_t, variables>& v) const {
        const std::uint64_t x = v[left];
        const std::uint64_t y = v[right];
        switch (sign) {
        case '+': v[to] = x + y; return;
        case '-': v[to] = x - y; return;
        case '*': v[to] = x * y; return;
        case '&': v[to] = x & y; return;
        case '|': v[to] = x | y; return;
        default: v[to] = x ^ y; return;
        }
    }
};

rc::Gen<Assignment> anAssignment() {
    const auto variable = rc::gen::inRange<std::size_t>(0, variables);
    return rc::gen::build<Assignment>(rc::gen::set(&Assignment::to, variable),
                                      rc::gen::set(&Assignment::left, variable),
                                      rc::gen::set(&Assignment::right, variable),
                                      rc::gen::set(&Assignment::sign, rc::gen::elementOf(std::string(operators))));
}

RC_GTEST_PROP(Pairs, GiveWhatTheTwoGive, ()) {
    const auto assignments = *rc::gen::container<std::vector<Assignment>>(anAssignment());
    std::array<std::uint64_t, variables> v = {3, 5, 0x123456789abcdef, ~std::uint64_t{6}};
    std::string text = "package main\n\nfunc main() {\n\tv0, v1, v2, v3 := 3, 5, 0x123456789abcdef, -7\n"
                       "\tfor i := 0; i < 3; i++ {\n";
    for (const Assignment& assignment : assignments) text += "\t\t" + assignment.text() + "\n";
    text += "\t}\n\tprintln(v0, v1, v2, v3)\n}\n";
    for (std::uint64_t round = 0; round < rounds; ++round)
        for (const Assignment& assignment : assignments) assignment.perform(v);
    std::string expected;
    for (const std::uint64_t value : v)
        expected += (expected.empty() ? "" : " ") + std::to_string(static_cast<std::int64_t>(value));
    RC_LOG() << text;
    RC_ASSERT(testing::runGo(text).recording().history().outcome().standardError == expected + "\n");
}

TEST(Pairs, LeaveEveryInstructionAtItsPlace) {
    const std::vector<Instruction> code = {
        Instruction::abc(Opcode::Xor, 1, 1, 2), Instruction::abc(Opcode::Add, 1, 1, 2),
        Instruction::abc(Opcode::Mul, 1, 1, 2), Instruction::abc(Opcode::Return0, 0, 0, 0)};
    const auto paired = withPairs(code);
    ASSERT_EQ(paired.size(), code.size());
    EXPECT_GE(static_cast<unsigned>(paired[0].op), program::opcodeCount);
    EXPECT_EQ(paired[1].op, Opcode::Add) << "a jump may lead to it";
    EXPECT_EQ(paired[2].op, Opcode::Mul) << "what comes after a pair is in no second one";
}

TEST(Pairs, NeedTheResultOfTheFirst) {
    const auto apart = withPairs({Instruction::abc(Opcode::Xor, 1, 2, 3), Instruction::abc(Opcode::Add, 4, 2, 3)});
    EXPECT_EQ(apart[0].op, Opcode::Xor);
    const auto subtracted = withPairs({Instruction::abc(Opcode::Xor, 1, 2, 3), Instruction::abc(Opcode::Sub, 4, 2, 1)});
    EXPECT_EQ(subtracted[0].op, Opcode::Xor) << "the result is on the right of a minus";
    const auto turned = withPairs({Instruction::abc(Opcode::Xor, 1, 2, 3), Instruction::abc(Opcode::Add, 4, 2, 1)});
    EXPECT_GE(static_cast<unsigned>(turned[0].op), program::opcodeCount);
    EXPECT_EQ(turned[1].b, 1);
    EXPECT_EQ(turned[1].c, 2);
}

TEST(Pairs, AreCallsOfFunctionsThatDoNothingButLockOrUnlock) {
    const auto sync = [](program::Operation operation) {
        return Instruction::abc(Opcode::Sync, 0, 0, static_cast<unsigned>(operation));
    };
    const Instruction back = Instruction::abc(Opcode::Return0, 0, 0, 0);
    std::vector<Instruction> code;
    std::vector<program::Function> functions(4);
    const auto define = [&](std::size_t function, const std::vector<Instruction>& body) {
        functions[function].begin = static_cast<program::CodeIndex>(code.size());
        code.insert(code.end(), body.begin(), body.end());
        functions[function].end = static_cast<program::CodeIndex>(code.size());
        functions[function].frameSlots = 2;
    };
    define(0, {Instruction::ai(Opcode::Call, 1, 1), Instruction::ai(Opcode::Call, 1, 2),
               Instruction::ai(Opcode::Call, 1, 3), back});
    define(1, {sync(program::Operation::MutexLock), back});
    define(2, {sync(program::Operation::MutexUnlock), back});
    define(3, {sync(program::Operation::WaitGroupWait), back});
    const auto paired = withPairs(code, functions);
    EXPECT_GE(static_cast<unsigned>(paired[0].op), program::opcodeCount);
    EXPECT_GT(paired[1].op, paired[0].op);
    EXPECT_EQ(paired[2].op, Opcode::Call) << "that one may wait for others";
    EXPECT_EQ(paired[0].immediate(), 1) << "where it is done as any other call";
}

TEST(Pairs, AreSuchACallAndTheMoveOfItsArgument) {
    const Instruction call = Instruction::ai(Opcode::Call, 1, 0);
    const Instruction back = Instruction::abc(Opcode::Return0, 0, 0, 0);
    std::vector<program::Function> functions(1);
    functions[0].begin = 4;
    functions[0].end = 6;
    functions[0].frameSlots = 1;
    const auto lock = static_cast<unsigned>(program::Operation::MutexLock);
    const auto paired =
        withPairs({Instruction::abc(Opcode::Move, 2, 7, 0), call, Instruction::abc(Opcode::Move, 3, 7, 0), call,
                   Instruction::abc(Opcode::Sync, 0, 0, lock), back},
                  functions);
    const auto together = callInPlace(paired[0]);
    ASSERT_TRUE(together);
    EXPECT_EQ(together->slot, 2);
    EXPECT_EQ(together->function, 0);
    EXPECT_EQ(together->words, 2);
    const auto link = std::bit_cast<Link>(paired[1]);
    EXPECT_EQ(link.returnTo, 2);
    EXPECT_EQ(link.distance, 2);
    EXPECT_EQ(paired[2].op, Opcode::Move) << "it moves something else";
}

TEST(Pairs, LeaveACallThatAJumpLeadsTo) {
    const Instruction back = Instruction::abc(Opcode::Return0, 0, 0, 0);
    std::vector<program::Function> functions(1);
    functions[0].begin = 4;
    functions[0].end = 6;
    const auto lock = static_cast<unsigned>(program::Operation::MutexLock);
    const auto paired =
        withPairs({Instruction::ai(Opcode::JumpIf, 0, 1), Instruction::abc(Opcode::Move, 2, 7, 0),
                   Instruction::ai(Opcode::Call, 1, 0), back, Instruction::abc(Opcode::Sync, 0, 0, lock), back},
                  functions);
    EXPECT_EQ(paired[1].op, Opcode::Move);
    ASSERT_TRUE(callInPlace(paired[2]));
    EXPECT_EQ(callInPlace(paired[2])->words, 1);
}

} // namespace
} // namespace lockstep::machine
