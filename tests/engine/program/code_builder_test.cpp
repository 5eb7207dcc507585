#include "engine/base/ensure.h"
#include "engine/program/lowering/code_builder.h"

#include <gtest/gtest.h>

namespace lockstep::program {
namespace {

TEST(CodeBuilderTest, AForwardJumpIsCountedFromTheNextInstruction) {
    CodeBuilder code;
    const Label end = code.newLabel();
    code.compareJump(Opcode::JumpLt, 0, 1, end);
    code.emit(Opcode::Nop);
    code.emit(Opcode::Nop);
    code.bind(end);
    code.emit(Opcode::Return0);
    const FunctionCode made = code.finish();
    EXPECT_EQ(made.code[0].signedC(), 2);
}

TEST(CodeBuilderTest, AJumpToABoundLabelGoesBack) {
    CodeBuilder code;
    const Label top = code.newLabel();
    code.bindTarget(top);
    code.emit(Opcode::Nop);
    code.jump(top);
    const FunctionCode made = code.finish();
    EXPECT_EQ(made.code[1].op, Opcode::JumpBack);
    EXPECT_EQ(made.code[1].immediate(), -2);
}

TEST(CodeBuilderTest, CodeBehindAReturnIsDroppedUntilSomethingJumpsThere) {
    CodeBuilder code;
    const Label used = code.newLabel();
    const Label unused = code.newLabel();
    code.jumpIf(Opcode::JumpIf, 0, used);
    code.emit(Opcode::Return0);
    code.emit(Opcode::Nop);
    code.bind(unused);
    code.emit(Opcode::Nop);
    code.nameLast(0, "dropped");
    code.bind(used);
    code.emit(Opcode::Return0);
    const FunctionCode made = code.finish();
    ASSERT_EQ(made.code.size(), 3U);
    EXPECT_EQ(made.code[0].immediate(), 1);
    EXPECT_TRUE(made.sites.empty());
}

TEST(CodeBuilderTest, TheFrameReachesToTheHighestRegisterEverUsed) {
    CodeBuilder code;
    code.allocate(2);
    {
        const TemporaryScope temporaries(code);
        code.allocate(5);
    }
    EXPECT_EQ(code.top(), 2U);
    code.emit(Opcode::Return0);
    EXPECT_EQ(code.finish().function.frameSlots, 7);
}

TEST(CodeBuilderTest, TheJumpOfMapNextIsCountedFromBehindItsExtraWord) {
    CodeBuilder code;
    const Label end = code.newLabel();
    code.mapNext(0, 2, 3, end);
    code.emit(Opcode::Nop);
    code.bind(end);
    code.emit(Opcode::Return0);
    const FunctionCode made = code.finish();
    EXPECT_EQ(made.code[1].immediate(), 1);
}

TEST(CodeBuilderTest, LinesAreKeptOnlyWhereThePlaceChanges) {
    CodeBuilder code;
    code.setPosition({0, 3, 1});
    code.emit(Opcode::Nop);
    code.emit(Opcode::Nop);
    code.setPosition({0, 4, 1});
    code.setPosition({0, 5, 1});
    code.emit(Opcode::Return0);
    const FunctionCode made = code.finish();
    ASSERT_EQ(made.lines.size(), 2U);
    EXPECT_EQ(made.lines[1].begin, 2U);
    EXPECT_EQ(made.lines[1].position.line, 5U);
}

TEST(CodeBuilderTest, AJumpBeyondTheReachOfItsOperandMakesTheFunctionTooLarge) {
    CodeBuilder code;
    const Label end = code.newLabel();
    code.compareJump(Opcode::JumpEqInt, 0, 1, end);
    for (int i = 0; i < 40'000; ++i) code.emit(Opcode::Nop);
    code.bind(end);
    code.emit(Opcode::Return0);
    EXPECT_TRUE(code.finish().tooLarge);
}

TEST(CodeBuilderTest, ALabelThatIsJumpedToButNeverBoundIsOurFault) {
    CodeBuilder code;
    code.jump(code.newLabel());
    EXPECT_THROW(code.finish(), base::Fault);
}

} // namespace
} // namespace lockstep::program
