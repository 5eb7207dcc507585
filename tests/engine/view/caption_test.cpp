#include "engine/view/caption.h"
#include "engine/view/caption_words.h"
#include "tests/engine/view/tales.h"
#include "tests/golden.h"

#include <gtest/gtest.h>
#include <set>

namespace lockstep::view {
namespace {

using namespace testing_story;
using testing_golden::expectGolden;

Captions captionsOf(const std::shared_ptr<const History>& history) {
    return {history, std::make_shared<analysis::LockOwnership>(*history), analysis::analyze(*history)};
}

/// Every event with its box, its sentence and its reasons.
std::string everything(const Story& story, Language language) {
    const auto history = story.shared();
    const Captions captions = captionsOf(history);
    std::string text;
    for (EventIndex index = 0; index < history->events().size(); ++index) {
        text += std::to_string(history->stepOf(index)) + " [" + boxLabel(*history, index, language) + "] " +
                captions.sentence(index, language) + "\n";
        for (const Reason& reason : captions.why(index, language)) text += "    " + reason.sentence + "\n";
    }
    return text;
}

TEST(Caption, TheRaceIsToldInEnglish) {
    expectGolden("caption_race_en.txt", everything(raceToTwo(), Language::English));
}
TEST(Caption, TheRaceIsToldInChinese) {
    expectGolden("caption_race_zh.txt", everything(raceToTwo(), Language::Chinese));
}
TEST(Caption, TheHandOverIsToldInEnglish) {
    expectGolden("caption_hand_over_en.txt", everything(handOver(), Language::English));
}
TEST(Caption, TheHandOverIsToldInChinese) {
    expectGolden("caption_hand_over_zh.txt", everything(handOver(), Language::Chinese));
}
TEST(Caption, ReadersAndWriterAreToldInEnglish) {
    expectGolden("caption_readers_en.txt", everything(readersAndWriter(), Language::English));
}
TEST(Caption, ReadersAndWriterAreToldInChinese) {
    expectGolden("caption_readers_zh.txt", everything(readersAndWriter(), Language::Chinese));
}
TEST(Caption, ChannelsTimersAndContextsAreToldInEnglish) {
    expectGolden("caption_passing_en.txt", everything(passing(), Language::English));
}
TEST(Caption, ChannelsTimersAndContextsAreToldInChinese) {
    expectGolden("caption_passing_zh.txt", everything(passing(), Language::Chinese));
}
TEST(Caption, EverythingElseIsToldInEnglish) {
    expectGolden("caption_else_en.txt", everything(everythingElse(), Language::English));
}
TEST(Caption, EverythingElseIsToldInChinese) {
    expectGolden("caption_else_zh.txt", everything(everythingElse(), Language::Chinese));
}

TEST(Caption, TheTalesHaveEveryEventKind) {
    std::set<EventKind> kinds;
    for (const Story& story : {raceToTwo(), handOver(), readersAndWriter(), passing(), everythingElse()})
        for (const Event& event : story.history().events()) kinds.insert(event.kind);
    for (unsigned i = 0; i < history::eventKindCount; ++i)
        EXPECT_TRUE(kinds.contains(static_cast<EventKind>(i)))
            << history::eventKindInfo(static_cast<EventKind>(i)).name << " is in no tale, so its words are untested";
}

TEST(Caption, EveryTemplateIsWordedInBothLanguagesAndFillsIn) {
    const Fields fields{"G1", "G2", "mu", "1", "0", "7", "steps 7", "3", "10ms", "add", "lock mu"};
    const auto check = [&](std::string_view en, std::string_view zh, std::string_view what) {
        EXPECT_FALSE(en.empty()) << what;
        EXPECT_FALSE(zh.empty()) << what;
        EXPECT_EQ(fill(en, fields).find('{'), std::string::npos) << what;
        EXPECT_EQ(fill(zh, fields).find('{'), std::string::npos) << what;
        EXPECT_FALSE(en.ends_with('.')) << what;
        EXPECT_FALSE(zh.ends_with("。")) << what;
    };
    for (unsigned i = 0; i < history::eventKindCount; ++i) {
        const auto kind = static_cast<EventKind>(i);
        const CaptionRow en = captionRow(kind, Language::English);
        const CaptionRow zh = captionRow(kind, Language::Chinese);
        check(en.sentence, zh.sentence, en.sentence);
        check(en.verb, zh.verb, en.sentence);
        check(pendingTemplate(kind, Language::English), pendingTemplate(kind, Language::Chinese), en.sentence);
    }
#define CAPTION(kind, verb, detail, sentence, verbZh, sentenceZh)
#define CLAUSE(name, english, chinese) check(english, chinese, #name);
#define STATE(activity, english, chinese) check(english, chinese, #activity);
#define SHORT(kind, english, chinese)
#define PENDING(kind, english, chinese)
#include "engine/view/caption.def"
#undef CAPTION
#undef CLAUSE
#undef STATE
#undef SHORT
#undef PENDING
}

TEST(Caption, AStepIsToldWithItsConsequencesButNotTwice) {
    const Story story = handOver();
    const Captions captions = captionsOf(story.shared());
    EXPECT_EQ(captions.stepSentence(9, Language::English),
              "G1 unlocks mu. G1 hands mu over to G2, which has waited for it since step 8.");
    EXPECT_EQ(captions.stepSentence(9, Language::Chinese),
              "G1 解锁 mu。G1 把 mu 直接交给 G2，后者自第 8 步起一直在等它。");
    EXPECT_EQ(captions.stepSentence(0, Language::English),
              "The program has not started yet: main is before its first step.");
}

machine::GoroutineState waitingFor(EventKind operation, Global global, const char* name) {
    machine::GoroutineState state;
    state.activity = machine::Activity::Blocked;
    state.next.exists = true;
    state.next.kind = operation;
    state.next.object = {.heapIndex = global + 1U, .global = global};
    state.next.objectName = name;
    return state;
}

TEST(Caption, WhoeverIsBlockedIsToldWhy) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    story.spawn(0);
    story.add(0, 2);
    story.lock(a);
    story.onLock(a, EventKind::RWMutexRLock, Rw, 1);
    story.load(0, "x");
    const Captions captions = captionsOf(story.shared());
    const auto reason = [&](GoroutineIndex who, EventKind operation, Global global, const char* name,
                            Language language) {
        return captions.cannotMove(who, waitingFor(operation, global, name), 6, language);
    };
    EXPECT_EQ(reason(2, EventKind::MutexLock, Mu, "mu", Language::English),
              "G2 is blocked: mu is held by G1 since step 4.");
    EXPECT_EQ(reason(2, EventKind::MutexLock, Mu, "mu", Language::Chinese),
              "G2 被阻塞：互斥锁 mu 自第 4 步起由 G1 持有。");
    EXPECT_EQ(reason(1, EventKind::MutexLock, Mu, "mu", Language::English),
              "G1 is blocked: it has held mu itself since step 4, and Go's locks cannot be taken twice.");
    EXPECT_EQ(reason(2, EventKind::RWMutexLock, Rw, "rw", Language::Chinese),
              "G2 被阻塞：读写互斥锁 rw 自第 5 步起由 G1 以读方式持有。");
    EXPECT_EQ(reason(0, EventKind::WaitGroupWait, Wg, "wg", Language::English),
              "main is blocked: the counter of wg is 2, and Wait returns when it is 0.");
    EXPECT_EQ(reason(0, EventKind::WaitGroupWait, Wg, "wg", Language::Chinese),
              "main 被阻塞：等待组 wg 的计数器是 2，到 0 时 Wait 才会返回。");
    // Before step 4 nobody held it.
    EXPECT_EQ(captions.cannotMove(2, waitingFor(EventKind::MutexLock, Mu, "mu"), 3, Language::English),
              "G2 is blocked: it waits to lock mu.");
}

TEST(Caption, AReaderIsToldOfTheWriterBeforeIt) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    story.spawn(0);
    story.onLock(0, EventKind::RWMutexRLock, Rw, 1);
    story.onLock(a, EventKind::RWMutexAnnounce, Rw);
    const Captions captions = captionsOf(story.shared());
    EXPECT_EQ(captions.cannotMove(2, waitingFor(EventKind::RWMutexRLock, Rw, "rw"), 4, Language::English),
              "G2 is blocked: the writer G1 has waited for rw since step 4, and new readers wait behind it.");
}

TEST(Caption, WhoeverCanMoveIsNotExcused) {
    Story story;
    story.load(0, "x");
    const Captions captions = captionsOf(story.shared());
    machine::GoroutineState state;
    state.next.exists = true;
    state.next.canProceed = true;
    EXPECT_EQ(captions.cannotMove(0, state, 1, Language::English), "");
    state.activity = machine::Activity::Sleeping;
    state.wakesAt = 10'000'000;
    EXPECT_EQ(captions.cannotMove(0, state, 1, Language::English), "main sleeps until 10ms.");
    state.activity = machine::Activity::Done;
    EXPECT_EQ(captions.cannotMove(0, state, 1, Language::Chinese), "main 已经结束。");
}

TEST(Caption, PendingOperationsHaveChipsAndSentences) {
    Story story;
    const Captions captions = captionsOf(story.shared());
    machine::Pending pending;
    pending.exists = true;
    pending.kind = EventKind::Load;
    pending.objectName = "x";
    EXPECT_EQ(chipLabel(pending, Language::English), "load x");
    EXPECT_EQ(chipLabel(pending, Language::Chinese), "读 x");
    machine::Pending select = pending;
    select.kind = EventKind::Select;
    EXPECT_EQ(chipLabel(select, Language::Chinese), "select");
    EXPECT_EQ(captions.wouldDo(0, pending, Language::English), "main would load x.");
    EXPECT_EQ(captions.wouldDo(0, pending, Language::Chinese), "main 将读 x。");
    pending.isPrivate = true;
    EXPECT_EQ(chipLabel(pending, Language::English), "…");
}

TEST(Caption, WaysToMoveSayWhatTheyAre) {
    using machine::AlternativeWay;
    const std::vector<AlternativeWay> select = {
        {.caseNumber = 2, .partner = 3}, {.caseNumber = 1}, {.isDefault = true}};
    EXPECT_EQ(wayLabel(select, 0, EventKind::ChanReceive, "G3", Language::English), "Case 2, with G3");
    EXPECT_EQ(wayLabel(select, 0, EventKind::ChanReceive, "G3", Language::Chinese), "第 2 个 case，与 G3");
    EXPECT_EQ(wayLabel(select, 1, EventKind::ChanReceive, "", Language::English), "Case 1");
    EXPECT_EQ(wayLabel(select, 2, EventKind::ChanReceive, "", Language::English), "default");
    const std::vector<AlternativeWay> send = {{.partner = 1}, {.partner = 2}};
    EXPECT_EQ(wayLabel(send, 1, EventKind::ChanSend, "G2", Language::English), "With G2");
    const std::vector<AlternativeWay> chance = {{.isMeeting = false}, {.isMeeting = false, .chance = 1}};
    EXPECT_EQ(wayLabel(chance, 1, EventKind::MapRange, "", Language::English), "Begin at entry 2");
    EXPECT_EQ(wayLabel(chance, 1, EventKind::DrawNumber, "", Language::English), "Draw 1");
    EXPECT_EQ(wayLabel(chance, 0, EventKind::PoolGet, "", Language::English), "Get number 1 from the top");
    EXPECT_EQ(wayLabel(chance, 1, EventKind::PoolGet, "", Language::English), "Find nothing: all are lost");
    EXPECT_EQ(wayLabel(chance, 1, EventKind::Request, "", Language::English), "The other way round");
    EXPECT_EQ(wayLabel(chance, 1, EventKind::Store, "", Language::Chinese), "Go 运行时发觉并结束程序");
}

TEST(Caption, PrintedTextIsQuotedAndShortened) {
    EXPECT_EQ(quoted("2\n"), "\"2\"");
    EXPECT_EQ(quoted("a\nb\t\"c\\"), "\"a\\nb\\t\\\"c\\\\\"");
    EXPECT_EQ(quoted("中文中文", 2), "\"中文…\"");
    EXPECT_EQ(quoted(std::string_view("\x00\x07", 2)), "\"\\x00\\x07\"");
    EXPECT_EQ(quoted("ok \xff\xc3 end"), "\"ok \\xff\\xc3 end\"");
}

} // namespace
} // namespace lockstep::view
