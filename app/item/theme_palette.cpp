#include "app/item/theme_palette.h"

#include <QFontDatabase>
#include <QGuiApplication>

namespace lockstep::app {
namespace {

QColor toQt(view::Colour colour) { return QColor(colour.red, colour.green, colour.blue); }

view::Colour fromQt(const QColor& colour) {
    return {static_cast<std::uint8_t>(colour.red()), static_cast<std::uint8_t>(colour.green()),
            static_cast<std::uint8_t>(colour.blue())};
}

} // namespace

void ThemePalette::setDark(bool dark) {
    if (dark == m_dark) return;
    m_dark = dark;
    Q_EMIT changed();
}

void ThemePalette::setHighContrast(bool on) {
    if (on == m_highContrast) return;
    m_highContrast = on;
    Q_EMIT changed();
}

QString ThemePalette::sansFamily() const { return QGuiApplication::font().family(); }

QString ThemePalette::monoFamily() const {
    const QStringList installed = QFontDatabase::families();
    for (const char* family : {"JetBrains Mono", "Noto Sans Mono", "Ubuntu Mono", "DejaVu Sans Mono"})
        if (installed.contains(QString::fromUtf8(family))) return QString::fromUtf8(family);
    return QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
}

QColor ThemePalette::pick(const char* light, const char* dark, const char* contrastLight,
                          const char* contrastDark) const {
    if (m_highContrast) return QColor(m_dark ? contrastDark : contrastLight);
    return QColor(m_dark ? dark : light);
}

QColor ThemePalette::window() const { return pick("#e9ebee", "#0f1216", "#ffffff", "#000000"); }
QColor ThemePalette::surface() const { return pick("#ffffff", "#181c22", "#ffffff", "#000000"); }
QColor ThemePalette::raised() const { return pick("#f3f4f6", "#20252d", "#ffffff", "#000000"); }
QColor ThemePalette::hovered() const { return pick("#e5e8ec", "#2a313b", "#e0e0e0", "#303030"); }
QColor ThemePalette::pressed() const { return pick("#d6dae0", "#363f4b", "#c8c8c8", "#484848"); }
QColor ThemePalette::line() const { return pick("#dadee3", "#2b323b", "#000000", "#ffffff"); }
QColor ThemePalette::strongLine() const { return pick("#848d99", "#6b7684", "#000000", "#ffffff"); }
QColor ThemePalette::ink() const { return pick("#1a212b", "#e8ebef", "#000000", "#ffffff"); }
QColor ThemePalette::mutedInk() const { return pick("#57616f", "#a4aebb", "#000000", "#ffffff"); }
QColor ThemePalette::faintInk() const { return pick("#98a1ad", "#626c79", "#5a5a5a", "#a8a8a8"); }
QColor ThemePalette::inverse() const { return pick("#222b38", "#e3e7ec", "#000000", "#ffffff"); }
QColor ThemePalette::inverseInk() const { return pick("#ffffff", "#11151a", "#ffffff", "#000000"); }
QColor ThemePalette::selection() const { return pick("#d9dfe7", "#33404f", "#d0d0d0", "#505050"); }

QColor ThemePalette::finding() const { return toQt(view::surfaceOf(theme()).finding); }
QColor ThemePalette::findingInk() const { return toQt(view::surfaceOf(theme()).findingText); }

QColor ThemePalette::goroutine(int index) const {
    if (index < 0) return pick("#8d96a2", "#7c8794", "#505050", "#b0b0b0");
    return toQt(view::identityOf(static_cast<history::GoroutineIndex>(index), theme()).fill);
}

QColor ThemePalette::goroutineInk(int index) const {
    if (index < 0) return textOn(goroutine(index));
    return toQt(view::identityOf(static_cast<history::GoroutineIndex>(index), theme()).text);
}

QColor ThemePalette::goroutineStripe(int index) const {
    if (index < 0) return goroutine(index);
    return toQt(view::identityOf(static_cast<history::GoroutineIndex>(index), theme()).stripe);
}

QColor ThemePalette::goroutineEdge(int index) const {
    if (index < 0) return goroutine(index);
    return toQt(view::identityOf(static_cast<history::GoroutineIndex>(index), theme()).edge);
}

QColor ThemePalette::textOn(const QColor& fill) const { return toQt(view::textOn(fromQt(fill))); }

QColor ThemePalette::mix(const QColor& top, const QColor& bottom, double opacity) const {
    return toQt(view::mix(fromQt(bottom), fromQt(top), opacity));
}

} // namespace lockstep::app
