#include "engine/view/state_text.h"

#include <gtest/gtest.h>

namespace lockstep::view {
namespace {

using machine::CaseState;

TEST(StateText, SaysWhyACaseIsNotReady) {
    EXPECT_EQ(caseText({1, false, "c", CaseState::NobodySends}, Language::English), "receive from c: nobody sends");
    EXPECT_EQ(caseText({2, true, "c", CaseState::Full}, Language::Chinese), "向 c 发送：满");
    EXPECT_EQ(caseText({3, true, "", CaseState::NilChannel}, Language::English), "send to nil: the channel is nil");
}

TEST(StateText, SaysWhenATimerFires) {
    EXPECT_EQ(timerText({.name = {}, .firesAt = 1'500'000'000, .period = 0, .sleeper = 1}, Language::English),
              "wakes at 1.5s");
    EXPECT_EQ(timerText({.name = "timer#1", .firesAt = 5'000'000, .period = 0}, Language::Chinese), "在 5ms 触发");
    EXPECT_EQ(timerText({.name = "ticker#1", .firesAt = 5'000'000, .period = 1'000}, Language::English),
              "fires at 5ms, then every 1µs");
}

TEST(StateText, GivesTheCauseOfACancellationIfItSaysMore) {
    machine::ContextState context{.name = "ctx#1", .derived = "WithCancel", .error = {}, .cause = {}};
    EXPECT_EQ(contextText(context, Language::English), "active");
    context.firesAt = 2'000'000;
    EXPECT_EQ(contextText(context, Language::Chinese), "有效至 2ms");
    context.error = context.cause = "context canceled";
    EXPECT_EQ(contextText(context, Language::English), "context canceled");
    context.cause = "no such host";
    EXPECT_EQ(contextText(context, Language::English), "context canceled, because: no such host");
}

TEST(StateText, GivesTheFirstErrorOfAGroup) {
    machine::PrimitiveState group;
    group.counter = 2;
    EXPECT_EQ(taskGroupText(group, Language::English), "2 to be done");
    group.error = "no such host";
    EXPECT_EQ(taskGroupText(group, Language::Chinese), "还有 2 个；第一个错误：no such host");
}

TEST(StateText, SaysWhetherAOnceRunsItsFunctionAndSinceWhenSomebodyWaits) {
    machine::PrimitiveState once;
    EXPECT_EQ(onceText(once, Language::English), "not yet done");
    once.locked = true;
    EXPECT_EQ(onceText(once, Language::Chinese), "正在执行函数");
    once.done = true;
    EXPECT_EQ(onceText(once, Language::English), "done");
    EXPECT_EQ(sinceText(12, Language::English), "since 12");
    EXPECT_EQ(sinceText(12, Language::Chinese), "自第 12 步");
}

} // namespace
} // namespace lockstep::view
