package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

func look(ctx context.Context, news chan string) {
	for {
		select {
		case <-ctx.Done():
			fmt.Println(context.Cause(ctx))
			return
		case text := <-news:
			fmt.Println(text)
		}
	}
}

func main() {
	news := make(chan string)
	ctx, stop := context.WithTimeout(context.Background(), time.Minute)
	defer stop()
	inner, cancel := context.WithCancelCause(ctx)
	go look(inner, news)
	go look(ctx, news)
	alarm := time.NewTimer(time.Second)
	news <- "begins"
	cancel(errors.New("enough"))
	<-alarm.C
}
