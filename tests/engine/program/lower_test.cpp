#include "engine/program/disassemble.h"
#include "engine/program/lower.h"
#include "engine/program/verify.h"
#include "engine/session/compile.h"
#include "engine/session/source_text.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

namespace lockstep::program {
namespace {

namespace fs = std::filesystem;

const fs::path root = LOCKSTEP_SOURCE_DIR;

std::string read(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

std::shared_ptr<const session::Compilation> compile(std::string text, unsigned goMinor = session::newestGoMinor) {
    return session::compile({{"main.go", std::move(text)}}, {.goMinor = goMinor});
}

/// The program of a source text that must compile.
std::shared_ptr<const session::Compilation> lowered(const std::string& text) {
    auto compilation = compile(text);
    EXPECT_TRUE(compilation->ok()) << compilation->report;
    return compilation;
}

FunctionId functionNamed(const Program& program, std::string_view name) {
    for (FunctionId id = 0; id < program.functions.size(); ++id)
        if (program.functions[id].name == name) return id;
    return noFunction;
}

/// The opcodes of a function, without extra words, in order.
std::vector<std::string> opcodesOf(const Program& program, std::string_view name) {
    std::vector<std::string> result;
    const FunctionId id = functionNamed(program, name);
    if (id == noFunction) return {"no function " + std::string(name)};
    for (CodeIndex at = program.functions[id].begin; at < program.functions[id].end; ++at)
        if (program.code[at].op != Opcode::Extra) result.emplace_back(opcodeInfo(program.code[at].op).name);
    return result;
}

bool isShared(const Program& program, std::string_view global) {
    for (const Global& entry : program.globals)
        if (entry.name == global) return entry.mayBeShared;
    ADD_FAILURE() << "no global " << global;
    return false;
}

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(LowerTest, FibTakesSevenInstructionsACall) {
    const auto made = lowered(read(root / "tests/golden/program/tight.go"));
    EXPECT_THAT(opcodesOf(made->program(), "main.fib"),
                ElementsAre("JumpGeInt", "Return1", "AddInt", "Call", "AddInt", "Call", "Add", "Return1"));
}

TEST(LowerTest, ACountingLoopEndsInOneInstruction) {
    const auto made = lowered(read(root / "tests/golden/program/tight.go"));
    EXPECT_THAT(opcodesOf(made->program(), "main.mix"),
                ElementsAre("LoadInt", "LoadInt", "JumpLe", "Xor", "Add", "LoopLt", "Return1"));
}

TEST(LowerTest, AnIncrementOfAGlobalIsALoadAnAdditionAndAStore) {
    const auto made = lowered(read(root / "tests/golden/program/race.go"));
    EXPECT_THAT(opcodesOf(made->program(), "main.add"),
                ElementsAre("LoadInt", "LoadGlobal64", "AddInt", "StoreGlobal64", "LoopLtInt", "AddressGlobal", "Call",
                            "Return0"));
}

TEST(LowerTest, EveryAccessCarriesTheNameThePlaceAndTheTypeOfTheSource) {
    const auto made = lowered(read(root / "tests/golden/program/race.go"));
    const Program& program = made->program();
    const CodeIndex begin = program.functions[functionNamed(program, "main.add")].begin;
    const SiteName* load = program.siteName(begin + 1);
    const SiteName* store = program.siteName(begin + 3);
    ASSERT_TRUE(load && store);
    EXPECT_EQ(load->text, "x");
    EXPECT_EQ(program.types[load->type].name, "int64");
    EXPECT_EQ(program.positionText(begin + 1), "main.go:15:7");
    EXPECT_EQ(store->text, "x");
    EXPECT_EQ(program.positionText(begin + 3), "main.go:15:3");
}

TEST(LowerTest, OnlyWhatGoroutinesReachIsShared) {
    const auto made = lowered(read(root / "tests/golden/program/sharing.go"));
    EXPECT_TRUE(isShared(made->program(), "main.shared"));
    EXPECT_TRUE(isShared(made->program(), "main.lock"));
    EXPECT_FALSE(isShared(made->program(), "main.private"));
}

TEST(LowerTest, FunctionsAreNamedAsInGosTraces) {
    const auto made =
        lowered("package main\n\nvar f = func() {}\n\ntype t struct{}\n\nfunc (*t) m() { func() {}() }\n\n"
                "func main() {\n\tfunc() {\n\t\tfunc() {}()\n\t}()\n\tnew(t).m()\n\tf()\n}\n");
    for (const char* name : {"main.main", "main.main.func1", "main.main.func1.1", "main.(*t).m", "main.(*t).m.func1",
                             "main.init", "main.init.func1"})
        EXPECT_NE(functionNamed(made->program(), name), noFunction) << name;
}

TEST(LowerTest, LocalVariablesAreKnownWhereTheyAreAlive) {
    const auto made =
        lowered("package main\n\nfunc main() {\n\ta := 1\n\t{\n\t\tb := 2\n\t\t_ = a + b\n\t}\n\tprintln(a)\n}\n");
    const Program& program = made->program();
    const Function& function = program.functions[functionNamed(program, "main.main")];
    ASSERT_EQ(function.locals.size(), 2U);
    EXPECT_EQ(function.locals[0].name, "a");
    EXPECT_EQ(function.locals[0].end, function.end);
    EXPECT_EQ(function.locals[1].name, "b");
    EXPECT_LT(function.locals[1].end, function.end);
    EXPECT_LT(function.locals[0].begin, function.locals[1].begin);
}

TEST(LowerTest, WhatCannotRunYetIsReportedWithItsPlace) {
    const auto made = compile("package main\n\nfunc one(yield func(int) bool) { yield(1) }\n\n"
                              "func main() {\n\tfor range one {\n\t\tdefer println(2)\n\t}\n}\n");
    EXPECT_FALSE(made->ok());
    EXPECT_EQ(made->report, "main.go:7:3: Lockstep cannot run this yet: defer in a loop over a function\n");
}

TEST(LowerTest, TheSameSourceGivesTheSameProgram) {
    for (const char* name : {"race.go", "values.go", "sharing.go"}) {
        const std::string text = read(root / "tests/golden/program" / name);
        EXPECT_EQ(disassemble(lowered(text)->program(), true), disassemble(lowered(text)->program(), true)) << name;
    }
}

class Golden : public ::testing::TestWithParam<std::string> {};

TEST_P(Golden, TheCodeIsWhatItWas) {
    const fs::path source = root / "tests/golden/program" / GetParam();
    const auto made = lowered(read(source));
    ASSERT_TRUE(made->ok());
    const std::string text = disassemble(made->program());
    fs::path expected = source;
    expected.replace_extension(".txt");
    if (std::getenv("LOCKSTEP_UPDATE_GOLDEN")) {
        ASSERT_FALSE(std::getenv("CI")) << "goldens are not rewritten in CI";
        std::ofstream(expected) << text;
    }
    EXPECT_EQ(text, read(expected));
}

INSTANTIATE_TEST_SUITE_P(Programs, Golden, ::testing::Values("race.go", "tight.go", "sharing.go", "values.go"),
                         [](const auto& row) { return row.param.substr(0, row.param.find('.')); });

/// Every program of the corpus that compiles makes a program that may run.
TEST(LowerTest, EveryProgramOfTheCorpusPassesTheVerifier) {
    std::size_t count = 0;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / "tests/go")) {
        if (entry.path().extension() != ".go") continue;
        const auto made = compile(read(entry.path()));
        if (!made->ok()) continue;
        ++count;
        EXPECT_THAT(verify(made->program()), IsEmpty()) << entry.path();
    }
    EXPECT_GT(count, 20U);
}

} // namespace
} // namespace lockstep::program
