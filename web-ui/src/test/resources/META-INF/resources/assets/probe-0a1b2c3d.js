console.log("a built file");
