#include "engine/export/svg.h"
#include "tests/engine/view/any_story.h"
#include "tests/engine/view/tales.h"

#include <cctype>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <set>

namespace lockstep::exporting {
namespace {

using namespace testing_story;
using history::Language;

std::shared_ptr<const view::Scene> sceneOf(const Story& story) {
    const auto history = story.shared();
    return view::buildScene(history, analysis::analyze(*history));
}

/// A reader of the restricted profile: what is not well formed, or not of the profile, is an error; ids are collected.
class ProfileReader {
public:
    explicit ProfileReader(const std::string& text) : m_text(text) {}

    std::string problem() {
        static const std::set<std::string> allowed{"svg",     "g",    "rect",  "line", "path",
                                                   "polygon", "text", "title", "desc"};
        if (!m_text.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")) return "no XML declaration";
        std::vector<std::string> open;
        for (std::size_t at = m_text.find('\n'); at < m_text.size();) {
            const std::size_t tag = m_text.find('<', at);
            const std::string between = m_text.substr(at, tag == std::string::npos ? tag : tag - at);
            if (between.find('>') != std::string::npos) return "a stray >";
            if (tag == std::string::npos) break;
            const std::size_t end = m_text.find('>', tag);
            if (end == std::string::npos) return "an open tag";
            std::string inside = m_text.substr(tag + 1, end - tag - 1);
            at = end + 1;
            if (inside.starts_with('/')) {
                if (open.empty() || open.back() != inside.substr(1)) return "closes what is not open: " + inside;
                open.pop_back();
                continue;
            }
            const bool closed = inside.ends_with('/');
            if (closed) inside.pop_back();
            const std::string name = inside.substr(0, inside.find(' '));
            if (!allowed.contains(name)) return "not in the profile: " + name;
            if (const std::string bad = attributesProblem(inside.substr(name.size())); !bad.empty()) return bad;
            if (!closed) open.push_back(name);
        }
        return open.empty() ? "" : "left open: " + open.back();
    }
    [[nodiscard]] const std::set<std::string>& ids() const { return m_ids; }

private:
    /// Attributes are ` name="value"`, one after the other.
    std::string attributesProblem(const std::string& text) {
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t equals = text.find("=\"", at);
            const std::size_t end = equals == std::string::npos ? equals : text.find('"', equals + 2);
            if (text[at] != ' ' || end == std::string::npos) return "not an attribute: " + text.substr(at);
            const std::string name = text.substr(at + 1, equals - at - 1);
            const std::string value = text.substr(equals + 2, end - equals - 2);
            at = end + 1;
            for (const char c : name)
                if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '-') return "not a name: " + name;
            if (name.empty() || name == "style" || name == "class" || name.starts_with("on"))
                return "not presentation: " + name;
            if (name == "id" && !m_ids.insert(value).second) return "twice the id " + value;
            if (value.find('<') != std::string::npos) return "not escaped: " + value;
            if (value.find("nan") != std::string::npos || value.find("inf") != std::string::npos)
                return "no number: " + value;
        }
        return "";
    }

    const std::string& m_text;
    std::set<std::string> m_ids;
};

TEST(Svg, KeepsToItsProfileAndNamesLanesAndSteps) {
    const std::string text = writeSvg(*sceneOf(raceToTwo()), {.title = "race <&> \"x\""});
    ProfileReader reader(text);
    EXPECT_EQ(reader.problem(), "");
    for (const char* id : {"lane-main", "lane-G1", "lane-G2", "lane-wg", "step-1", "step-22", "caption", "legend"})
        EXPECT_TRUE(reader.ids().contains(id)) << id;
    EXPECT_NE(text.find("race &lt;&amp;&gt; &quot;x&quot;"), std::string::npos);
    EXPECT_NE(text.find("viewBox=\"0 0 "), std::string::npos);
}

TEST(Svg, ShowsTheStepsAskedFor) {
    const std::string text = writeSvg(*sceneOf(raceToTwo()), {.firstStep = 4, .lastStep = 9});
    ProfileReader part(text);
    ASSERT_EQ(part.problem(), "");
    EXPECT_TRUE(part.ids().contains("step-4"));
    EXPECT_TRUE(part.ids().contains("step-9"));
    EXPECT_FALSE(part.ids().contains("step-3"));
    EXPECT_FALSE(part.ids().contains("step-10"));
}

TEST(Svg, PicturesOfStepsAreOfOneSizeAndShowTheFutureAsGhosts) {
    const auto scene = sceneOf(handOver());
    const std::vector<std::string> pictures = writeSvgSteps(*scene);
    ASSERT_EQ(pictures.size(), scene->columns() + 1U);
    const auto sizeOf = [](const std::string& text) { return text.substr(text.find("viewBox"), 40); };
    const auto boxOf = [](const std::string& text, const std::string& step) {
        const std::size_t group = text.find("<g id=\"" + step + "\">");
        return text.substr(group, text.find("</g>", group) - group);
    };
    for (const std::string& picture : pictures) {
        ProfileReader reader(picture);
        EXPECT_EQ(reader.problem(), "");
        EXPECT_EQ(sizeOf(picture), sizeOf(pictures[0]));
    }
    EXPECT_NE(boxOf(pictures[4], "step-5").find("opacity="), std::string::npos);
    EXPECT_EQ(boxOf(pictures[5], "step-5").find("<g opacity="), std::string::npos);
    EXPECT_NE(pictures[9].find("G1 hands mu over to G2"), std::string::npos);
}

TEST(Svg, SpeaksBothLanguages) {
    const auto scene = sceneOf(raceToTwo());
    EXPECT_NE(writeSvg(*scene, {.language = Language::Chinese}).find("丢失的更新"), std::string::npos);
    EXPECT_EQ(writeSvg(*scene).find("丢失"), std::string::npos);
}

TEST(Svg, TellsHowManyGoroutinesItLeavesOut) {
    Story story;
    for (int i = 0; i < 100; ++i) story.spawn(0);
    const std::string text = writeSvg(*sceneOf(story));
    EXPECT_NE(text.find("41 more goroutines are not shown"), std::string::npos);
}

TEST(Svg, OfNothingIsStillAPicture) {
    Story story;
    const std::string text = writeSvg(*sceneOf(story));
    ProfileReader reader(text);
    EXPECT_EQ(reader.problem(), "");
    EXPECT_EQ(writeSvgSteps(*sceneOf(story)).size(), 1U);
}

TEST(Svg, ALongRunStaysASmallPicture) {
    Story story;
    const GoroutineIndex a = story.spawn(0);
    const GoroutineIndex b = story.spawn(0);
    for (int i = 0; i < 5000; ++i) {
        story.increment(i % 7 < 3 ? a : b, "x");
        story.lock(a);
        story.unlock(a);
    }
    const std::string text = writeSvg(*sceneOf(story));
    EXPECT_LT(text.size(), 3'000'000U);
    ProfileReader reader(text);
    EXPECT_EQ(reader.problem(), "");
}

RC_GTEST_PROP(Svg, WhateverHappenedThePictureKeepsToTheProfile, ()) {
    const auto scene = sceneOf(anyStory());
    SvgOptions options;
    options.firstStep = *rc::gen::inRange(0U, scene->columns() + 3);
    options.lastStep = *rc::gen::inRange(0U, scene->columns() + 3);
    options.theme = *rc::gen::element(view::Theme::Light, view::Theme::Dark, view::Theme::Print);
    options.axis = *rc::gen::element(view::AxisKind::Steps, view::AxisKind::Time);
    options.language = *rc::gen::element(Language::English, Language::Chinese);
    const std::string text = writeSvg(*scene, options);
    ProfileReader reader(text);
    RC_ASSERT(reader.problem() == "");
}

TEST(StepRange, IsReadInEveryForm) {
    const auto read = [](std::string_view text) {
        const auto range = parseStepRange(text);
        return range ? std::to_string(range.value().first) + "-" + std::to_string(range.value().last)
                     : range.error().sentence;
    };
    EXPECT_EQ(read("5..12"), "5-12");
    EXPECT_EQ(read("5.."), "5-4294967295");
    EXPECT_EQ(read("..12"), "1-12");
    EXPECT_EQ(read("7"), "7-7");
    for (const char* bad : {"", "..", "x", "5..x", "12..5", "0..3", "5...7"})
        EXPECT_EQ(read(bad),
                  "\"" + std::string(bad) + "\" is no range of steps; write 5..12, 5.. or ..12, or 5 for one step");
}

} // namespace
} // namespace lockstep::exporting
