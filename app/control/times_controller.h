// TimesController: how the goroutines of a timed run spent its time, and how long each lock was waited for, as bars.
//
// Of one run, to its end as it is now; the caption says of which one, and names the cost table its times come from. A
// run that is not timed has none.
#pragma once

#include "app/control/engine_link.h"

#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace lockstep::app {

class TimesController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one for each window, made by App")
    Q_PROPERTY(bool hasTimes READ hasTimes NOTIFY changed)
    Q_PROPERTY(QString caption READ caption NOTIFY changed)
    Q_PROPERTY(QVariantList goroutines READ goroutines NOTIFY changed)
    Q_PROPERTY(QVariantList locks READ locks NOTIFY changed)

public:
    explicit TimesController(EngineLink& engine, QObject* parent = nullptr);

    [[nodiscard]] bool hasTimes() const;
    /// "One timed run of 30ms on 4 processors, computed by the cost table …"
    [[nodiscard]] QString caption() const;
    /// A map each: name, goroutine, running, ready and blocked (parts of the longest life, 0 to 1) and text, which says
    /// them.
    [[nodiscard]] QVariantList goroutines() const;
    /// A map each: name, waited (part of the longest) and text; in order of first use, those that nobody waited for
    /// too.
    [[nodiscard]] QVariantList locks() const;

    /// The texts are to be read anew.
    void setLanguage() { Q_EMIT changed(); }

Q_SIGNALS:
    void changed();

private:
    EngineLink& m_engine;
};

} // namespace lockstep::app
