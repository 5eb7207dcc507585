#include "engine/history/value_text.h"
#include "tests/engine/history/story.h"

#include <bit>
#include <gtest/gtest.h>

namespace lockstep::history {
namespace {

using namespace testing_story;
using program::Kind;

std::string shown(Kind kind, std::uint64_t bits, const std::string& name = "T") {
    Program program;
    program.types.resize(2);
    program.types[1] = makeType(kind, 8, name);
    return valueText(program, 1, bits);
}

TEST(ValueText, ShowsNumbersByTheirKind) {
    const auto minusOne = ~std::uint64_t{0};
    EXPECT_EQ(shown(Kind::Int64, minusOne), "-1");
    EXPECT_EQ(shown(Kind::Uint64, minusOne), "18446744073709551615");
    EXPECT_EQ(shown(Kind::Int8, 0x80), "-128");
    EXPECT_EQ(shown(Kind::Uint8, minusOne), "255");
    EXPECT_EQ(shown(Kind::Uint32, minusOne), "4294967295");
    EXPECT_EQ(shown(Kind::Bool, 1), "true");
    EXPECT_EQ(shown(Kind::Float64, std::bit_cast<std::uint64_t>(0.5)), "0.5");
    EXPECT_EQ(shown(Kind::Int64, 10'000'000, "time.Duration"), "10ms");
}

TEST(ValueText, ShowsReferencesWithoutAddresses) {
    EXPECT_EQ(shown(Kind::Pointer, 0), "nil");
    EXPECT_EQ(shown(Kind::Map, 0x1234, "map[string]int"), "map[string]int");
    Program program;
    program.types.resize(3);
    program.types[1] = makeType(Kind::Pointer, 8, "*main.Point");
    program.types[1].element = 2;
    program.types[2] = makeType(Kind::Struct, 16, "main.Point");
    EXPECT_EQ(valueText(program, 1, 0x500), "&Point");
}

TEST(DurationText, IsAsGoPrintsIt) {
    EXPECT_EQ(durationText(0), "0s");
    EXPECT_EQ(durationText(1), "1ns");
    EXPECT_EQ(durationText(1'500), "1.5µs");
    EXPECT_EQ(durationText(10'000'000), "10ms");
    EXPECT_EQ(durationText(101'000'000), "101ms");
    EXPECT_EQ(durationText(1'100'000'000), "1.1s");
    EXPECT_EQ(durationText(1'466'500'951), "1.466500951s");
    EXPECT_EQ(durationText(90'000'000'000), "1m30s");
    EXPECT_EQ(durationText(3'600'000'000'000), "1h0m0s");
    EXPECT_EQ(durationText(-2'000'000'000), "-2s");
    EXPECT_EQ(durationText(INT64_MIN), "-2562047h47m16.854775808s");
}

} // namespace
} // namespace lockstep::history
