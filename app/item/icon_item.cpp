#include "app/item/icon_item.h"

#include <QPainter>
#include <QRegularExpression>

#include <array>

namespace lockstep::app {
namespace {

constexpr double box = 24;
constexpr double lineWidth = 2;

/// How many numbers a letter takes.
int numbersOf(QChar letter) {
    switch (letter.toUpper().unicode()) {
    case u'M':
    case u'L': return 2;
    case u'H':
    case u'V': return 1;
    case u'C': return 6;
    case u'O': return 3;
    default: return 0;
    }
}

void draw(QPainterPath& path, QChar letter, const std::array<double, 6>& n) {
    const QPointF base = letter.isLower() ? path.currentPosition() : QPointF();
    switch (letter.toUpper().unicode()) {
    case u'M': path.moveTo(base + QPointF(n[0], n[1])); break;
    case u'L': path.lineTo(base + QPointF(n[0], n[1])); break;
    case u'H': path.lineTo(base.x() + n[0], path.currentPosition().y()); break;
    case u'V': path.lineTo(path.currentPosition().x(), base.y() + n[0]); break;
    case u'C': path.cubicTo(base + QPointF(n[0], n[1]), base + QPointF(n[2], n[3]), base + QPointF(n[4], n[5])); break;
    case u'O': path.addEllipse(QPointF(n[0], n[1]), n[2], n[2]); break;
    default: path.closeSubpath(); break;
    }
}

} // namespace

IconItem::IconItem(QQuickItem* parent) : QQuickPaintedItem(parent) {
    setAntialiasing(true);
    connect(this, &IconItem::changed, this, [this] { update(); });
}

void IconItem::setOutline(const QString& outline) {
    if (outline == m_outline) return;
    m_outline = outline;
    m_path = parse(outline);
    Q_EMIT changed();
}

QPainterPath IconItem::parse(const QString& outline) {
    static const QRegularExpression word(QStringLiteral("[A-Za-z]|-?[0-9.]+"));
    QPainterPath path;
    QChar letter;
    std::array<double, 6> numbers{};
    int count = 0;
    for (auto found = word.globalMatch(outline); found.hasNext();) {
        const QString text = found.next().captured();
        if (text[0].isLetter()) {
            letter = text[0];
            count = 0;
            if (letter.toUpper() == u'Z') draw(path, letter, numbers);
            continue;
        }
        const int wanted = numbersOf(letter);
        if (wanted == 0) return path;
        numbers[static_cast<std::size_t>(count++)] = text.toDouble();
        if (count < wanted) continue;
        draw(path, letter, numbers);
        count = 0;
    }
    return path;
}

void IconItem::paint(QPainter* painter) {
    painter->setRenderHint(QPainter::Antialiasing);
    painter->scale(width() / box, height() / box);
    if (m_solid) {
        painter->fillPath(m_path, m_color);
        return;
    }
    painter->setPen(QPen(m_color, lineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(m_path);
}

} // namespace lockstep::app
