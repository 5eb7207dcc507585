#include "engine/history/cost_table.h"
#include "engine/history/schedule.h"

#include <gtest/gtest.h>

namespace lockstep::history {
namespace {

CostTable own() {
    CostTable table;
    table.name = "my-laptop";
    table.picoseconds[0] = 7;
    return table;
}

TEST(CostTable, says_whether_it_is_the_built_in_one) {
    EXPECT_EQ(CostTable{}.label(), "typical-amd64 (built in)");
    EXPECT_EQ(CostTable{}.text(), "typical-amd64");
    EXPECT_EQ(own().label(), "my-laptop");
    EXPECT_EQ(own().text(), "my-laptop:7,1000,6000,40000,10000,150000,150000,250000,40000,800000,20000");
    CostTable borrowed = own();
    borrowed.name = CostTable::builtInName;
    EXPECT_EQ(borrowed.label(), "typical-amd64") << "a name is not enough";
    EXPECT_FALSE(CostTable::parse(borrowed.text()).ok()) << "nor is it to be had";
}

TEST(CostTable, of_a_damaged_text_is_refused_with_a_sentence) {
    const std::string good = own().text();
    EXPECT_EQ(CostTable::parse(good).value(), own());
    for (const std::string& bad :
         {std::string(), std::string("my-laptop"), std::string("my laptop:1"), good + ",1", good + ",",
          good.substr(0, good.rfind(',')), "x:-1" + good.substr(good.find(',')), "x:y" + good.substr(good.find(',')),
          "x:1000000000001" + good.substr(good.find(',')), std::string(61, 'a') + good.substr(good.find(':'))})
        EXPECT_FALSE(CostTable::parse(bad).ok()) << bad;
}

TEST(CostTable, is_in_the_header_of_a_timed_schedule_and_of_no_other) {
    const Schedule timed = Schedule::parse("ls1 strategy=timed procs=2;").value();
    EXPECT_EQ(timed.header.processors, 2U);
    EXPECT_EQ(timed.text(), "ls1 lang=go1.23 clock=ideal wake=go strategy=timed seed=0 procs=2 costs=typical-amd64;");
    EXPECT_EQ(Schedule{}.text(), "ls1 lang=go1.23 clock=ideal wake=go strategy=go seed=0;");
    EXPECT_FALSE(Schedule::parse("ls1 strategy=timed procs=0;").ok());
    EXPECT_FALSE(Schedule::parse("ls1 strategy=timed procs=257;").ok());
    EXPECT_FALSE(Schedule::parse("ls1 strategy=timed costs=nobody;").ok());
}

} // namespace
} // namespace lockstep::history
