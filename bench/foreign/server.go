// Go's own HTTP/2 server: takes pushes itself, tells them to the counting backend, and ends its connection after every hundredth.
package main

import (
	"io"
	"net/http"
	"os"
	"sync/atomic"
)

func main() {
	port, certFile, keyFile, backend := os.Args[1], os.Args[2], os.Args[3], os.Args[4]
	var count int64
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 256}}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		request, _ := http.NewRequest(r.Method, backend+r.URL.Path, r.Body)
		request.Header = r.Header.Clone()
		answer, err := client.Do(request)
		if err != nil {
			w.WriteHeader(http.StatusBadGateway)
			return
		}
		defer answer.Body.Close()
		w.Header().Set("apns-id", answer.Header.Get("apns-id"))
		if atomic.AddInt64(&count, 1)%100 == 0 {
			w.Header().Set("Connection", "close")
		}
		w.WriteHeader(answer.StatusCode)
		io.Copy(w, answer.Body)
	})
	panic(http.ListenAndServeTLS("127.0.0.1:"+port, certFile, keyFile, nil))
}
