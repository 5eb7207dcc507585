#include "engine/view/palette.h"

#include <gtest/gtest.h>
#include <set>

namespace lockstep::view {
namespace {

constexpr Theme themes[] = {Theme::Light, Theme::Dark, Theme::Print};

TEST(Palette, TextOnEveryColourHasAContrastOfAtLeastFourAndAHalf) {
    for (const Theme theme : themes)
        for (history::GoroutineIndex g = 0; g < 60; ++g) {
            const Identity identity = identityOf(g, theme);
            EXPECT_GE(contrast(identity.text, identity.fill), 4.5) << g << identity.fill.hex();
            EXPECT_GE(contrast(identity.text, identity.stripe), 4.5) << g << identity.stripe.hex();
            EXPECT_GE(contrast(identity.edge, surfaceOf(theme).background), 3.0) << g << identity.edge.hex();
        }
    for (const Theme theme : themes) {
        const Surface surface = surfaceOf(theme);
        EXPECT_GE(contrast(surface.ink, surface.background), 4.5);
        EXPECT_GE(contrast(surface.ink, surface.lane), 4.5);
        EXPECT_GE(contrast(surface.faint, surface.background), 4.5);
        EXPECT_GE(contrast(surface.findingText, surface.finding), 4.5);
    }
}

TEST(Palette, FortyNineGoroutinesLookDifferent) {
    for (const Theme theme : themes) {
        std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
        for (history::GoroutineIndex g = 0; g < 50; ++g) {
            const Identity identity = identityOf(g, theme);
            EXPECT_TRUE(seen.emplace(identity.fill.rgb(), identity.stripe.rgb()).second) << g;
            EXPECT_EQ(identity.striped, g > 7);
        }
    }
}

TEST(Palette, KnowsContrastAndMixing) {
    const Colour black{0, 0, 0};
    const Colour white{255, 255, 255};
    EXPECT_NEAR(contrast(black, white), 21, 1e-9);
    EXPECT_NEAR(contrast(white, white), 1, 1e-9);
    EXPECT_EQ(mix(black, white, 0.5).hex(), "#808080");
    EXPECT_EQ((Colour{0xe6, 0x9f, 0x00}).hex(), "#e69f00");
    EXPECT_EQ(textOn(black), white);
}

} // namespace
} // namespace lockstep::view
