#include "engine/program/opcode.h"
#include "engine/program/operands.h"

#include <gtest/gtest.h>
#include <set>
#include <string>

namespace lockstep::program {
namespace {

Opcode opcodeAt(unsigned index) { return static_cast<Opcode>(index); }

TEST(OpcodeTest, EveryOperandShapeIsWellFormed) {
    const std::string letters = "rdlwosuijftkqgmnvy-";
    for (unsigned i = 0; i < opcodeCount; ++i) {
        const OpcodeInfo& row = opcodeInfo(opcodeAt(i));
        const std::string_view head = row.operands.substr(0, row.operands.find(','));
        EXPECT_TRUE(head.size() == 2 || head.size() == 3) << row.name;
        if (head.size() != row.operands.size()) {
            const std::size_t tail = row.operands.size() - head.size() - 1;
            EXPECT_TRUE(tail == 1 || tail == 3) << row.name;
        }
        for (const char letter : row.operands)
            EXPECT_TRUE(letter == ',' || letters.find(letter) != letters.npos) << row.name;
    }
}

TEST(OpcodeTest, EveryRowSaysWhatItDoesAndHasANameOfItsOwn) {
    std::set<std::string_view> names;
    for (unsigned i = 0; i < opcodeCount; ++i) {
        const OpcodeInfo& row = opcodeInfo(opcodeAt(i));
        EXPECT_FALSE(row.effect.empty()) << row.name;
        EXPECT_TRUE(names.insert(row.name).second) << row.name;
    }
}

TEST(OpcodeTest, AnImmediateKeepsItsSign) {
    EXPECT_EQ(Instruction::ai(Opcode::LoadInt, 3, -1).immediate(), -1);
    EXPECT_EQ(Instruction::ai(Opcode::LoadInt, 3, 0x12345678).immediate(), 0x12345678);
    const Instruction add = Instruction::abc(Opcode::AddInt, 1, 2, 0xfffe);
    EXPECT_EQ(add.signedC(), -2);
}

TEST(OpcodeTest, OperandsOfAnInstructionWithAnExtraWordComeTogether) {
    const Instruction code[] = {Instruction::abc(Opcode::MapGet, 1, 2, 3), Instruction::abc(Opcode::Extra, 7, 1, 0)};
    const Operands operands = operandsOf(code);
    ASSERT_EQ(operands.count, 5U);
    EXPECT_TRUE(operands.hasExtra);
    EXPECT_EQ(operands.all[3].letter, 't');
    EXPECT_EQ(operands.all[3].value, 7);
    EXPECT_EQ(operands.all[4].value, 1);
}

TEST(OpcodeTest, NativeFunctionsAreFoundByTheirGoName) {
    const NativeBinding lock = findNative("sync.(*Mutex).Lock");
    EXPECT_TRUE(lock.found && lock.visible);
    EXPECT_EQ(lock.operation, Operation::MutexLock);
    const NativeBinding kind = findNative("internal/native.Kind");
    EXPECT_TRUE(kind.found && !kind.visible);
    EXPECT_FALSE(findNative("main.main").found);
}

} // namespace
} // namespace lockstep::program
