#include "app/control/settings_controller.h"
#include "app/item/icon_item.h"
#include "app/item/theme_palette.h"

#include <QTemporaryDir>

#include <cmath>
#include <gtest/gtest.h>

namespace lockstep::app {
namespace {

double luminance(const QColor& colour) {
    const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

class EveryTheme : public testing::TestWithParam<std::pair<bool, bool>> {
protected:
    void SetUp() override {
        m_palette.setDark(GetParam().first);
        m_palette.setHighContrast(GetParam().second);
    }
    ThemePalette m_palette;
};

INSTANTIATE_TEST_SUITE_P(Themes, EveryTheme,
                         testing::Values(std::pair(false, false), std::pair(true, false), std::pair(false, true),
                                         std::pair(true, true)));

TEST_P(EveryTheme, TextCanBeReadOnEverySurface) {
    for (const QColor& surface : {m_palette.surface(), m_palette.raised(), m_palette.window(), m_palette.hovered()}) {
        EXPECT_GE(contrast(m_palette.ink(), surface), 7.0) << surface.name().toStdString();
        EXPECT_GE(contrast(m_palette.mutedInk(), surface), 4.5) << surface.name().toStdString();
    }
    EXPECT_GE(contrast(m_palette.ink(), m_palette.selection()), 4.5);
    EXPECT_GE(contrast(m_palette.ink(), m_palette.pressed()), 4.5);
    EXPECT_GE(contrast(m_palette.inverseInk(), m_palette.inverse()), 4.5);
    EXPECT_GE(contrast(m_palette.findingInk(), m_palette.finding()), 4.5);
}

TEST_P(EveryTheme, ControlsHaveOutlinesThatAreSeen) {
    EXPECT_GE(contrast(m_palette.strongLine(), m_palette.surface()), 3.0);
    EXPECT_GE(contrast(m_palette.finding(), m_palette.surface()), 3.0);
}

TEST_P(EveryTheme, NamesCanBeReadOnTheColourOfEveryGoroutine) {
    for (int goroutine = -1; goroutine < 40; ++goroutine) {
        EXPECT_GE(contrast(m_palette.goroutineInk(goroutine), m_palette.goroutine(goroutine)), 4.5) << goroutine;
        EXPECT_GE(contrast(m_palette.textOn(m_palette.goroutine(goroutine)), m_palette.goroutine(goroutine)), 4.5);
    }
}

TEST(Palette, TellsAboutAChangeOnce) {
    ThemePalette palette;
    int changes = 0;
    QObject::connect(&palette, &ThemePalette::changed, [&] { ++changes; });
    palette.setDark(true);
    palette.setDark(true);
    EXPECT_EQ(changes, 1);
}

TEST(Settings, AreKeptInAFile) {
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("settings.ini"));
    {
        SettingsController settings(file);
        settings.setTheme(QStringLiteral("dark"));
        settings.setTextScale(1.3);
        settings.addRecentFile(QStringLiteral("a.go"));
        settings.addRecentFile(QStringLiteral("b.go"));
        settings.addRecentFile(QStringLiteral("a.go"));
        settings.setPane(QStringLiteral("upper"), QByteArray("sizes"));
    }
    const SettingsController settings(file);
    EXPECT_TRUE(settings.isDark());
    EXPECT_DOUBLE_EQ(settings.textScale(), 1.3);
    EXPECT_EQ(settings.recentFiles(), (QStringList{QStringLiteral("a.go"), QStringLiteral("b.go")}));
    EXPECT_EQ(settings.pane(QStringLiteral("upper")).toByteArray(), QByteArray("sizes"));
}

TEST(Settings, TextStaysBetweenReadableAndPossible) {
    SettingsController settings(QStringLiteral("none"));
    settings.setTextScale(0.01);
    EXPECT_DOUBLE_EQ(settings.textScale(), 0.8);
    settings.setTextScale(99);
    EXPECT_DOUBLE_EQ(settings.textScale(), 3.0);
}

TEST(Settings, PanesCanBeForgotten) {
    SettingsController settings(QStringLiteral("none"));
    settings.setPane(QStringLiteral("upper"), 1);
    settings.setTheme(QStringLiteral("dark"));
    settings.forgetPanes();
    EXPECT_FALSE(settings.pane(QStringLiteral("upper")).isValid());
    EXPECT_TRUE(settings.isDark());
}

TEST(Icon, AnOutlineIsReadAsAPath) {
    const QPainterPath path = IconItem::parse(QStringLiteral("M2 3h4v5z O12 12 3 m0 1 L-1.5 2"));
    EXPECT_DOUBLE_EQ(path.elementAt(0).x, 2);
    EXPECT_DOUBLE_EQ(path.elementAt(2).y, 8);
    EXPECT_TRUE(path.contains(QPointF(12, 14)));
    EXPECT_DOUBLE_EQ(path.currentPosition().x(), -1.5);
}

} // namespace
} // namespace lockstep::app
