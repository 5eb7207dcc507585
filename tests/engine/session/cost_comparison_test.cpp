#include "engine/session/cost_comparison.h"

#include <gtest/gtest.h>

namespace lockstep::session {
namespace {

double costAt(const std::vector<CostPoint>& points, std::uint32_t at) {
    for (const CostPoint& point : points)
        if (point.at == at) return point.nanoseconds;
    ADD_FAILURE() << "no point at " << at;
    return 0;
}

TEST(CostComparison, tells_what_the_charts_are_to_teach) {
    std::size_t reports = 0;
    ComparisonOptions options;
    options.progress = [&reports](const CostComparison& so) { EXPECT_EQ(so.done, ++reports); };
    const CostComparison comparison = compareCosts(options);
    EXPECT_EQ(comparison.table, "typical-amd64 (built in)");
    EXPECT_EQ(comparison.done, comparison.total);
    EXPECT_EQ(reports, comparison.total);
    ASSERT_EQ(comparison.curves.size(), 3U);
    const CostCurve& mutex = comparison.curves[0];
    const CostCurve& rwMutex = comparison.curves[1];
    const CostCurve& atomic = comparison.curves[2];
    EXPECT_EQ(mutex.primitive, "Mutex");
    const double ofMutex = costAt(mutex.byReadShare, 100);
    EXPECT_GT(ofMutex / costAt(rwMutex.byReadShare, 100), 3) << "readers on 4 processors do not wait for each other";
    EXPECT_LT(costAt(mutex.byReadShare, 0) / costAt(rwMutex.byReadShare, 0), 1.3) << "writers do";
    EXPECT_NEAR(costAt(mutex.byReadShare, 0) / ofMutex, 1, 0.3) << "a Mutex does not care who reads";
    for (const CostPoint& point : atomic.byReadShare)
        EXPECT_LT(point.nanoseconds, costAt(mutex.byReadShare, point.at) * 1.05) << point.at;
    EXPECT_GT(costAt(rwMutex.byGoroutines, 1) / costAt(rwMutex.byGoroutines, 16), 2);
    EXPECT_EQ(compareCosts({}), comparison) << "the same on every machine, as often as one likes";
}

TEST(CostComparison, keeps_what_it_has_when_it_is_stopped) {
    std::stop_source stop;
    ComparisonOptions options;
    options.stop = stop.get_token();
    options.progress = [&stop](const CostComparison& so) {
        if (so.done == 4) stop.request_stop();
    };
    const CostComparison comparison = compareCosts(options);
    EXPECT_EQ(comparison.done, 4U);
    EXPECT_EQ(comparison.curves[0].byReadShare.size(), 2U);
    EXPECT_EQ(comparison.curves[1].byReadShare.size(), 1U);
}

TEST(CostComparison, sets_the_constants_of_its_programs) {
    const SourceText program = comparisonProgram("RWMutex", 7, 35);
    EXPECT_EQ(program.name, "rwmutex.go");
    EXPECT_NE(program.text.find("goroutines = 7\n"), std::string::npos);
    EXPECT_NE(program.text.find("readShare  = 35 "), std::string::npos);
}

} // namespace
} // namespace lockstep::session
