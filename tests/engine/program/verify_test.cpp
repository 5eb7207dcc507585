#include "engine/program/disassemble.h"
#include "engine/program/verify.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lockstep::program {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// One function "main.f" with a frame of 4 registers around the given code.
Program programOf(std::vector<Instruction> body) {
    Program program;
    program.code = {Instruction::abc(Opcode::GoExitFrame, 0, 0, 0), Instruction::abc(Opcode::Unwind, 0, 0, 0)};
    program.code.insert(program.code.end(), body.begin(), body.end());
    Function function;
    function.name = "main.f";
    function.begin = 2;
    function.end = static_cast<CodeIndex>(program.code.size());
    function.frameSlots = 4;
    program.functions.push_back(function);
    program.types.resize(1);
    program.entry = 0;
    return program;
}

const Instruction done = Instruction::abc(Opcode::Return0, 0, 0, 0);

TEST(VerifyTest, AGoodProgramHasNoProblems) {
    EXPECT_THAT(verify(programOf({Instruction::abc(Opcode::Add, 1, 2, 3), done})), IsEmpty());
}

TEST(VerifyTest, RegistersMustBeInTheFrame) {
    EXPECT_THAT(verify(programOf({Instruction::abc(Opcode::Add, 4, 2, 3), done})),
                Contains(HasSubstr("main.f+0: Add r4, r2, r3: a register outside of the frame")));
    EXPECT_THAT(verify(programOf({Instruction::abc(Opcode::Move3, 1, 2, 0), done})),
                Contains(HasSubstr("outside of the frame")));
    EXPECT_THAT(verify(programOf({Instruction::abc(Opcode::Zero, 1, 0, 4), done})),
                Contains(HasSubstr("outside of the frame")));
}

TEST(VerifyTest, JumpsStayInTheirFunctionAndGoTheirWay) {
    EXPECT_THAT(verify(programOf({Instruction::ai(Opcode::Jump, 0, 5), done})),
                Contains(HasSubstr("out of the function")));
    EXPECT_THAT(verify(programOf({Instruction::ai(Opcode::Jump, 0, -1), done})),
                Contains(HasSubstr("the wrong direction")));
    EXPECT_THAT(verify(programOf({Instruction::ai(Opcode::JumpBack, 0, 0), done})),
                Contains(HasSubstr("the wrong direction")));
}

TEST(VerifyTest, JumpsDoNotLandOnAnExtraWord) {
    EXPECT_THAT(verify(programOf({Instruction::ai(Opcode::Jump, 0, 1), Instruction::abc(Opcode::LoadN, 0, 1, 0),
                                  Instruction::ai(Opcode::Extra, 0, 8), done})),
                Contains(HasSubstr("into an instruction")));
}

TEST(VerifyTest, ExtraWordsStandWhereTheTableAsksForThem) {
    EXPECT_THAT(verify(programOf({Instruction::abc(Opcode::LoadN, 0, 1, 0), done})),
                Contains(HasSubstr("lacks its extra word")));
    EXPECT_THAT(verify(programOf({Instruction::abc(Opcode::Extra, 0, 0, 0), done})),
                Contains(HasSubstr("no instruction asked for")));
}

TEST(VerifyTest, IndicesMustBeInTheirTables) {
    EXPECT_THAT(verify(programOf({Instruction::ai(Opcode::LoadString, 0, 0), done})),
                Contains(HasSubstr("outside of its table")));
    EXPECT_THAT(verify(programOf({Instruction::ai(Opcode::Call, 0, 9), done})),
                Contains(HasSubstr("outside of its table")));
    EXPECT_THAT(verify(programOf({Instruction::abc(Opcode::Convert, 0, 1, 99), done})),
                Contains(HasSubstr("outside of its table")));
}

TEST(VerifyTest, ControlMustNotRunOffTheEndOfAFunction) {
    EXPECT_THAT(verify(programOf({Instruction::abc(Opcode::Nop, 0, 0, 0)})), Contains(HasSubstr("runs off its end")));
}

TEST(VerifyTest, AWindowMustHoldWhatTheCalleeTakesAndGives) {
    Program program = programOf({Instruction::ai(Opcode::Call, 3, 0), done});
    program.functions[0].resultSlots = 1;
    EXPECT_THAT(verify(program), Contains(HasSubstr("registers outside of the frame")));
}

TEST(DisassembleTest, NamesStandForNumbersAndJumpsForWhereTheyLead) {
    Program program =
        programOf({Instruction::ai(Opcode::LoadGlobal64, 1, 0), Instruction::abc(Opcode::JumpGeInt, 1, 0xffff, 1),
                   Instruction::ai(Opcode::LoadString, 2, 0), done});
    program.globals.push_back({"main.x", 0, true, {}});
    program.strings.emplace_back("a\"b\n");
    program.sites.push_back({2, 0, "x"});
    program.files.emplace_back("main.go");
    program.lines.push_back({2, {0, 7, 2}});
    EXPECT_EQ(disassembleFunction(program, 0), "func main.f: 0 in, 0 out, frame 4, closure r0\n"
                                               "   0  LoadGlobal64 r1, main.x  ; x, line 7:2\n"
                                               "   1  JumpGeInt r1, -1, ->3\n"
                                               "   2  LoadString r2:2, \"a\\\"b\\n\"\n"
                                               "   3  Return0\n");
    EXPECT_EQ(program.positionText(3), "main.go:7:2");
    EXPECT_EQ(program.functionAt(1), noFunction);
    EXPECT_EQ(program.functionAt(2), 0U);
}

} // namespace
} // namespace lockstep::program
