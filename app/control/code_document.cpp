#include "app/control/code_document.h"

#include "engine/syntax/highlight.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

namespace lockstep::app {
namespace {

QTextCharFormat formatOf(syntax::WordKind kind, const QColor& ink, const QColor& muted) {
    QTextCharFormat format;
    format.setForeground(ink);
    switch (kind) {
    case syntax::WordKind::Keyword: format.setFontWeight(QFont::Bold); break;
    case syntax::WordKind::Type:
    case syntax::WordKind::Builtin:
    case syntax::WordKind::Constant: format.setFontWeight(QFont::DemiBold); break;
    case syntax::WordKind::Comment:
        format.setForeground(muted);
        format.setFontItalic(true);
        break;
    case syntax::WordKind::String:
    case syntax::WordKind::Rune: format.setForeground(muted); break;
    case syntax::WordKind::Error: format.setFontUnderline(true); break;
    default: break;
    }
    return format;
}

} // namespace

void GoHighlighter::setInk(const QColor& ink, const QColor& muted) {
    if (ink == m_ink && muted == m_muted) return;
    m_ink = ink;
    m_muted = muted;
    rehighlight();
}

void GoHighlighter::highlightBlock(const QString& text) {
    auto state = static_cast<syntax::LineState>(std::max(previousBlockState(), 0));
    const QByteArray bytes = text.toUtf8();
    const bool narrow = bytes.size() == text.size();
    const auto units = [&](std::uint32_t byte) {
        return narrow ? static_cast<int>(byte) : static_cast<int>(QString::fromUtf8(bytes.left(byte)).size());
    };
    const std::string_view line(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    for (const syntax::Word& word : syntax::highlight(line, state)) {
        const int begin = units(word.begin);
        setFormat(begin, units(word.end) - begin, formatOf(word.kind, m_ink, m_muted));
    }
    setCurrentBlockState(static_cast<int>(state));
}

void CodeDocument::setDocument(QQuickTextDocument* document) {
    if (document == m_document) return;
    m_document = document;
    if (document) {
        m_highlighter = new GoHighlighter(document->textDocument());
        m_highlighter->setInk(m_ink, m_muted);
        auto* layout = document->textDocument()->documentLayout();
        connect(layout, &QAbstractTextDocumentLayout::documentSizeChanged, this, &CodeDocument::layoutChanged);
        connect(document->textDocument(), &QTextDocument::blockCountChanged, this, &CodeDocument::layoutChanged);
    }
    Q_EMIT documentChanged();
    Q_EMIT layoutChanged();
}

void CodeDocument::setInk(const QColor& ink) {
    m_ink = ink;
    if (m_highlighter) m_highlighter->setInk(m_ink, m_muted);
    Q_EMIT inkChanged();
}

void CodeDocument::setMutedInk(const QColor& ink) {
    m_muted = ink;
    if (m_highlighter) m_highlighter->setInk(m_ink, m_muted);
    Q_EMIT inkChanged();
}

int CodeDocument::lineCount() const { return m_document ? m_document->textDocument()->blockCount() : 0; }

QTextBlock CodeDocument::block(int line) const {
    if (!m_document || line < 1) return {};
    return m_document->textDocument()->findBlockByNumber(line - 1);
}

double CodeDocument::lineTop(int line) const {
    if (!m_document || lineCount() == 0) return 0;
    auto* layout = m_document->textDocument()->documentLayout();
    const QTextBlock found = block(line);
    if (found.isValid()) return layout->blockBoundingRect(found).y();
    return layout->blockBoundingRect(m_document->textDocument()->lastBlock()).bottom();
}

double CodeDocument::lineHeight(int line) const {
    const QTextBlock found = block(line);
    if (!found.isValid()) return 0;
    return m_document->textDocument()->documentLayout()->blockBoundingRect(found).height();
}

double CodeDocument::columnX(int line, int column) const {
    const QTextBlock found = block(line);
    if (!found.isValid() || !found.layout() || found.layout()->lineCount() == 0) return 0;
    return found.layout()->lineAt(0).cursorToX(std::clamp(column - 1, 0, found.length() - 1));
}

double CodeDocument::lineRight(int line) const {
    const QTextBlock found = block(line);
    return found.isValid() ? columnX(line, found.length()) : 0;
}

int CodeDocument::lineAt(double y) const {
    if (!m_document) return 0;
    auto* layout = m_document->textDocument()->documentLayout();
    int low = 1;
    int high = std::max(lineCount(), 1);
    while (low < high) {
        const int middle = (low + high + 1) / 2;
        if (layout->blockBoundingRect(block(middle)).y() <= y)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

int CodeDocument::textPosition(int line, int column) const {
    const QTextBlock found = block(line);
    return found.isValid() ? found.position() + std::clamp(column - 1, 0, found.length() - 1) : 0;
}

} // namespace lockstep::app
