// IconItem: one small drawing in one colour, from an outline in a box of 24 by 24.
//
// An outline is a list of moves as in an SVG path: M L H V C Z and their relative forms m l h v c, and O x y r for a
// circle. Painted into a texture, so that it is clipped and scrolled like text in every renderer.
#pragma once

#include <QColor>
#include <QPainterPath>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace lockstep::app {

class IconItem : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString outline READ outline WRITE setOutline NOTIFY changed)
    Q_PROPERTY(bool solid MEMBER m_solid NOTIFY changed)
    Q_PROPERTY(QColor color MEMBER m_color NOTIFY changed)

public:
    explicit IconItem(QQuickItem* parent = nullptr);

    [[nodiscard]] QString outline() const { return m_outline; }
    void setOutline(const QString& outline);
    void paint(QPainter* painter) override;

    /// The outline as a path; what cannot be read ends it.
    static QPainterPath parse(const QString& outline);

Q_SIGNALS:
    void changed();

private:
    QString m_outline;
    QPainterPath m_path;
    QColor m_color = Qt::black;
    bool m_solid = false;
};

} // namespace lockstep::app
