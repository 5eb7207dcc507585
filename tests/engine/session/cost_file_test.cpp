#include "engine/session/calibration.h"
#include "engine/session/cost_file.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace lockstep::session {
namespace {

using history::CostTable;

RC_GTEST_PROP(CostFile, gives_back_the_table_it_was_made_of, ()) {
    CostTable table;
    table.name = *rc::gen::element<std::string>("a", "my-laptop", "typical-arm64");
    for (std::int64_t& cost : table.picoseconds) cost = *rc::gen::inRange<std::int64_t>(0, CostTable::most + 1);
    const auto again = parseCostTable(toJson(table));
    RC_ASSERT(again.ok());
    RC_ASSERT(again.value() == table);
}

TEST(CostFile, refuses_what_is_missing_unknown_or_no_cost) {
    const std::string good = toJson({});
    const auto with = [&good](std::string_view old, std::string_view replacement) {
        std::string text = good;
        const std::size_t at = text.find(old);
        EXPECT_NE(at, std::string::npos) << old;
        return text.replace(at, old.size(), replacement);
    };
    EXPECT_TRUE(parseCostTable(good).ok());
    for (const std::string& bad :
         {std::string(), std::string("[]"), std::string("{}"), with("lockstep-costs\": 1", "lockstep-costs\": 2"),
          with("\"typical-amd64\"", "\"two words\""), with("\"typical-amd64\"", "7"), with("\"park\"", "\"pork\""),
          with("\"park\": 150.0", "\"park\": -1"), with("\"park\": 150.0", "\"park\": \"150\""),
          with("\"park\": 150.0", "\"park\": 1e10"), with("\"park\": 150.0", "\"pork\": 1, \"park\": 150.0")}) {
        const auto table = parseCostTable(bad);
        ASSERT_FALSE(table.ok()) << bad;
        EXPECT_NE(table.error().sentence.find("no file of costs"), std::string::npos);
    }
}

TEST(Calibration, gives_every_row_a_cost_and_the_table_its_name) {
    const Calibration calibration = calibrate("here");
    EXPECT_EQ(calibration.table.label(), "here");
    EXPECT_TRUE(std::ranges::all_of(calibration.table.picoseconds, [](std::int64_t cost) { return cost > 0; }));
    EXPECT_TRUE(parseCostTable(toJson(calibration.table)).ok());
}

} // namespace
} // namespace lockstep::session
