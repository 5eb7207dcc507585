// ThemePalette: every colour of the window, light, dark or high contrast. qml/theme/Theme.qml is one of these; the
// painted items take it as a property, so that QML and C++ can never show two different palettes.
//
// The colours of goroutines are engine/view/palette.h's, which exported pictures use as well; here are the greys of
// everything else, high contrast, and the way from a fill to the text that can be read on it.
#pragma once

#include "engine/view/palette.h"

#include <QColor>
#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace lockstep::app {

class ThemePalette : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool dark READ isDark WRITE setDark NOTIFY changed)
    Q_PROPERTY(bool highContrast READ isHighContrast WRITE setHighContrast NOTIFY changed)
    Q_PROPERTY(QString sansFamily READ sansFamily CONSTANT)
    Q_PROPERTY(QString monoFamily READ monoFamily CONSTANT)
    Q_PROPERTY(QColor window READ window NOTIFY changed)
    Q_PROPERTY(QColor surface READ surface NOTIFY changed)
    Q_PROPERTY(QColor raised READ raised NOTIFY changed)
    Q_PROPERTY(QColor hovered READ hovered NOTIFY changed)
    Q_PROPERTY(QColor pressed READ pressed NOTIFY changed)
    Q_PROPERTY(QColor line READ line NOTIFY changed)
    Q_PROPERTY(QColor strongLine READ strongLine NOTIFY changed)
    Q_PROPERTY(QColor ink READ ink NOTIFY changed)
    Q_PROPERTY(QColor mutedInk READ mutedInk NOTIFY changed)
    Q_PROPERTY(QColor faintInk READ faintInk NOTIFY changed)
    Q_PROPERTY(QColor inverse READ inverse NOTIFY changed)
    Q_PROPERTY(QColor inverseInk READ inverseInk NOTIFY changed)
    Q_PROPERTY(QColor selection READ selection NOTIFY changed)
    Q_PROPERTY(QColor finding READ finding NOTIFY changed)
    Q_PROPERTY(QColor findingInk READ findingInk NOTIFY changed)

public:
    explicit ThemePalette(QObject* parent = nullptr) : QObject(parent) {}

    [[nodiscard]] bool isDark() const { return m_dark; }
    void setDark(bool dark);
    [[nodiscard]] bool isHighContrast() const { return m_highContrast; }
    void setHighContrast(bool on);

    [[nodiscard]] QString sansFamily() const; ///< the window's font
    [[nodiscard]] QString monoFamily() const; ///< the font of Go source: the first installed of a few good ones
    [[nodiscard]] QColor window() const;      ///< behind the panes
    [[nodiscard]] QColor surface() const;     ///< a pane
    [[nodiscard]] QColor raised() const;      ///< heads of panes, buttons, cards
    [[nodiscard]] QColor hovered() const;     ///< raised, under the pointer
    [[nodiscard]] QColor pressed() const;     ///< raised, pressed or on
    [[nodiscard]] QColor line() const;        ///< hairlines
    [[nodiscard]] QColor strongLine() const;  ///< outlines of controls, at least 3:1
    [[nodiscard]] QColor ink() const;         ///< text
    [[nodiscard]] QColor mutedInk() const;    ///< lesser text, still at least 4.5:1
    [[nodiscard]] QColor faintInk() const;    ///< what cannot be used now
    [[nodiscard]] QColor inverse() const;     ///< banners, tool tips, flags of findings
    [[nodiscard]] QColor inverseInk() const;
    [[nodiscard]] QColor selection() const; ///< behind selected rows and text
    [[nodiscard]] QColor finding() const;   ///< the flag of a finding, the one colour that is nobody's
    [[nodiscard]] QColor findingInk() const;
    [[nodiscard]] view::Theme theme() const { return m_dark ? view::Theme::Dark : view::Theme::Light; }

    /// The fill of a goroutine; 0 is main, negative nobody (the clock).
    Q_INVOKABLE QColor goroutine(int index) const;
    Q_INVOKABLE QColor goroutineInk(int index) const;
    /// The second colour of its stripes, or the fill again.
    Q_INVOKABLE QColor goroutineStripe(int index) const;
    /// A line in its colour that is seen on a pane.
    Q_INVOKABLE QColor goroutineEdge(int index) const;
    /// Black or white, whichever can be read better on the fill.
    Q_INVOKABLE QColor textOn(const QColor& fill) const;
    /// `top` at that opacity over `bottom`, as an opaque colour.
    Q_INVOKABLE QColor mix(const QColor& top, const QColor& bottom, double opacity) const;

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QColor pick(const char* light, const char* dark, const char* contrastLight,
                              const char* contrastDark) const;

    bool m_dark = false;
    bool m_highContrast = false;
};

} // namespace lockstep::app
